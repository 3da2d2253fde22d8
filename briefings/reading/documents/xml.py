"""XML of other programs, within limits."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from briefings.errors import ReadingError
from briefings.reading.documents.remedy import remedy_for

_ENTITY: Final = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_DEEPEST: Final = 250


def parse_xml(raw: bytes, file: str) -> ET.Element:
    """Return the tree of XML.

    Raises:
        ReadingError: it is malformed, declares entities of its own, or is nested too deep.
    """
    if _ENTITY.search(raw):
        raise ReadingError(file, None, "XML with entities of its own", remedy_for(file))
    try:
        root = ET.fromstring(raw)  # noqa: S314 - no entities
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise ReadingError(file, None, f"malformed XML: {error}", remedy_for(file)) from error
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return root
    raise ReadingError(file, None, f"XML nested more than {_DEEPEST} levels deep", remedy_for(file))
