"""The bill of materials of what ships, as CycloneDX JSON: `./dev sbom`; `--licences` as a table.

Lists the packages of requirements.lock with their versions, hashes and licences. The same lock file
gives the same bytes: there is no time in it, and its serial number is derived from its contents.
"""

import json
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from licences import READ_BY_US, ROOT, stated_licence
from packageurl import PackageURL
from pip_requirements_parser import InstallRequirement, RequirementsFile

LOCK = ROOT / "requirements.lock"
_UNKNOWN = "not installed here: for another system"


def main() -> int:
    """Print the document, or with `--licences` one line for each package."""
    if sys.argv[1:] == ["--licences"]:
        for pin in pins():
            print(f"{pin.name} {version_of(pin)}: {licence_of(pin.name or '') or _UNKNOWN}")
        return 0
    print(document())
    return 0


def document(lock: Path = LOCK) -> str:
    """Return the bill of materials."""
    name = "briefing-bot"
    bot = Component(name=name, bom_ref=name, type=ComponentType.APPLICATION)
    bom = Bom(components=map(component_of, pins(lock)))
    bom.metadata.component = bot
    bom.register_dependency(bot, bom.components)
    bom.serial_number = uuid5(NAMESPACE_URL, lock.read_text("utf-8"))
    stated = json.loads(JsonV1Dot6(bom).output_as_string())
    # when it was printed, and by what: that is no part of what ships
    del stated["metadata"]["timestamp"]
    return json.dumps(stated, indent=2, sort_keys=True)


def pins(lock: Path = LOCK) -> Iterable[InstallRequirement]:
    """Return the pinned requirements, by name."""
    found = RequirementsFile.from_file(str(lock)).requirements
    return sorted(found, key=lambda pin: pin.name or "")


def version_of(pin: InstallRequirement) -> str:
    """Return the version that a requirement is pinned to."""
    return pin.get_pinned_version or ""


def component_of(pin: InstallRequirement) -> Component:
    """Return a requirement as a component."""
    name, version = pin.name or "", version_of(pin)
    licence = licence_of(name)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}=={version}",
        purl=PackageURL("pypi", name=name, version=version),
        hashes=[HashTypeFactory().from_composite_str(each) for each in pin.hash_options],
        licenses=[LicenseFactory().make_from_string(licence)] if licence else (),
        properties=[Property(name="marker", value=str(pin.marker))] if pin.marker else (),
    )


def licence_of(name: str) -> str | None:
    """Return a package's licence as it states it; None where it is for another system."""
    try:
        return READ_BY_US.get(name) or stated_licence(metadata(name))
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
