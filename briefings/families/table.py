"""The table of publishers that go by several names or sites, which people can extend."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import seeds
from briefings.errors import FamilyError
from briefings.families.names import host_named, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Families that no rule finds.

    Attributes:
        keys: the family of each name, by its key.
        hosts: the family of each site, by its host.
        names: the usual name of each family.
    """

    keys: Mapping[str, str]
    hosts: Mapping[str, str]
    names: Mapping[str, str]

    def family_of_host(self, host: str) -> str | None:
        """Return the family of a host or of what it is below; of several, of the longest."""
        while host:
            if found := self.hosts.get(host):
                return found
            host = host.partition(".")[2]
        return None


@cache
def bundled_table() -> Table:
    """Return the table of `seeds/publishers.toml`.

    Raises:
        FamilyError: somebody changed it so that it can't be read.
    """
    return parse_table(Path(seeds.__path__[0], "publishers.toml").read_text("utf-8"))


def parse_table(text: str) -> Table:
    """Return the table that a TOML text is: names and sites by the usual name of their publisher.

    Raises:
        FamilyError: it is no TOML, a line is no list of strings, or a name stands in two lines.
    """
    try:
        lines = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FamilyError("publishers", f"not valid TOML: {error}", "fix that line") from error
    keys: dict[str, str] = {}
    hosts: dict[str, str] = {}
    for name, others in lines.items():
        family = key_of(name)
        _put(keys, family, family, name)
        for other in _texts(name, others):
            host = host_named(other)
            if host and " " not in other:
                _put(hosts, host, family, name)
            else:
                _put(keys, key_of(other), family, name)
    names = {key_of(name): name for name in lines}
    return Table(keys=keys, hosts=hosts, names=names)


def _texts(name: str, values: Any) -> Iterator[str]:  # noqa: ANN401 - TOML holds anything
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise FamilyError(name, "no list of names and sites", 'write "Name" = ["NM", "name.org"]')
    yield from values


def _put(families: dict[str, str], key: str, family: str, name: str) -> None:
    """Note what family a key or a host is of.

    Raises:
        FamilyError: it is empty, or of another family already.
    """
    if not key:
        raise FamilyError(name, "a name without a letter", "take it out")
    if families.setdefault(key, family) != family:
        reason = f"{key!r} is a name of {families[key]!r}, too"
        raise FamilyError(name, reason, "leave it in one of the two lines")
