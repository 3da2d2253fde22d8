"""Documents that are zip archives of XML: what they hold, within limits."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Final, Literal, TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import LARGEST_MEMBER, Allowance
from briefings.reading.archives.zips import ZIP_FAULTS, is_overlapping, unpack_member
from briefings.reading.documents.remedy import remedy_for
from briefings.reading.documents.xml import parse_xml

PackageKind: TypeAlias = Literal["docx", "odt", "epub"]

_SIGN: Final = b"PK\x03\x04"
_TYPES: Final[Mapping[bytes, PackageKind]] = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
_LONGEST_TYPE: Final = 100
_DECLARED: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def package_kind(raw: bytes) -> PackageKind | None:
    """Return what kind of document an archive is; None where it is none that is read."""
    if not raw.startswith(_SIGN):
        return None
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return "docx" if any(name.startswith("word/document") for name in names) else None
            if "mimetype" not in names:
                return "epub" if "META-INF/container.xml" in names else None
            with archive.open("mimetype") as stream:
                return _TYPES.get(stream.read(_LONGEST_TYPE).strip())
    except ZIP_FAULTS:
        return None


class Package:
    """A document's archive."""

    def __init__(self, raw: bytes, file: str) -> None:
        """Open it.

        Raises:
            ReadingError: it is broken, or unpacks to too much.
        """
        self._file = file
        self._allowance = Allowance(size=2 * LARGEST_MEMBER)
        try:
            self._archive = ZipFile(BytesIO(raw))
        except ZIP_FAULTS as error:
            raise ReadingError(file, None, "a broken document", remedy_for(file)) from error
        members = self._archive.infolist()
        if is_overlapping(members):
            raise ReadingError(file, None, "its parts have bytes in common", remedy_for(file))
        if sum(member.file_size for member in members) > self._allowance.size:
            reason = f"it unpacks to more than {self._allowance.size:,} bytes"
            raise ReadingError(file, None, reason, "take the pictures out, or save it as text")
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            ReadingError: it isn't there, is broken, or unpacks to too much.
        """
        try:
            member = self._archive.getinfo(name)
            return unpack_member(self._archive, member, self._file, self._allowance)
        except KeyError as error:
            raise ReadingError(
                self._file, None, f"a document without {name}", remedy_for(self._file)
            ) from error
        except ZIP_FAULTS as error:
            raise ReadingError(
                self._file, None, "a broken document", remedy_for(self._file)
            ) from error

    def xml(self, name: str) -> Element:
        """Return the tree of a part.

        Raises:
            ReadingError: it isn't there, is malformed, declares entities, or is nested too deep.
        """
        return parse_xml(self.read(name), self._file)

    def refuse_declarations(self, *folders: str) -> None:
        """Check that no part below these folders declares a type of its own, as none has to.

        Raises:
            ReadingError: one does; a library would leave out what comes behind an entity.
        """
        parts = (name for name in self.names if name.startswith(folders) and name.endswith(".xml"))
        for name in sorted(parts):
            if _DECLARED.search(self.read(name)):
                raise ReadingError(
                    self._file, None, "XML with declarations of its own", remedy_for(self._file)
                )
