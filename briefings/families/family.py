"""Which publisher a name or an address is of: all names, sites and feeds of one are a family.

To take two publishers for one hides that two say the same, or that they differ, so a rule that
could do that is left out; `seeds/publishers.toml` has what no rule finds.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefings.families.hosts import domain_of, name_in
from briefings.families.names import (
    host_named,
    is_common,
    is_section,
    key_of,
    named_parts,
    parts_of,
)
from briefings.families.table import bundled_table
from briefings.publisher import HOST, Publisher, host_of

_CACHED: Final = 8192
"""Names, hosts and addresses of which is remembered whose they are."""
_BEGINNING: Final = 3
"""Letters of a host that a name may begin with: ``abc`` of “ABC News”."""
_TELLING: Final = 4
"""Letters of a name that a host may have among others: ``times`` in ``nytimes``."""


@lru_cache(maxsize=_CACHED)
def family_of(publisher: Publisher, url: str | None = None) -> str:
    """Return what all names, sites and feeds of one publisher have in common, and no other has.

    It is for comparing, not for people. It is the same in every process and for every corpus.

    Args:
        publisher: as stated, or a host.
        url: where a text of it stands, if that is known: it tells which “Daily News” is meant.
    """
    if publisher.is_host:
        return _family_of_host(publisher.name.removeprefix(HOST)) or publisher.name
    return _family_named(publisher.title, host_of(url) or host_of(publisher.home))


def voice_of(publisher: Publisher | None, url: str | None, article: str) -> str:
    """Return whose word an article is: that of a family, or its own where no publisher is stated.

    Args:
        publisher: as stated, if it is.
        url: where the article stands, if that is known.
        article: its id.
    """
    return f"source:{family_of(publisher, url)}" if publisher else f"article:{article}"


@lru_cache(maxsize=_CACHED)
def family_at(url: str | None) -> str | None:
    """Return the family whose texts stand at an address; None where that says nothing."""
    host = host_of(url)
    return _family_of_host(host) if host else None


def usual_name(family: str, titles: Iterable[str]) -> str:
    """Return what people call a family: as the table has it, else its shortest title.

    Args:
        family: as `family_of` returned it.
        titles: those that it goes by.
    """
    if known := bundled_table().names.get(family):
        return known
    named = [part for title in titles for part in named_parts(title)[:1]]
    return min(named, key=lambda name: (bool(host_named(name)), len(name), name), default=family)


@lru_cache(maxsize=_CACHED)
def _family_named(title: str, host: str | None) -> str:
    name = _name_in(title, host)
    key, known = key_of(name), _known(name)
    named = host_named(name)
    if named and not known:
        return _family_of_host(named) or key
    if host and (is_common(key) or not known) and _is_named(host, key):
        return _family_of_host(host) or known or key
    return known or key or title.casefold()


def _name_in(title: str, host: str | None) -> str:
    """Return the publisher's name in the title of a feed or a site: the title where in doubt."""
    if _known(title):
        return title
    for part in parts_of(title):
        if _known(part) or (host and not is_section(part) and _is_named(host, key_of(part))):
            return part
    parts = named_parts(title)
    return parts[0] if len(parts) == 1 else title


def _known(name: str) -> str | None:
    """Return the family of a name in the table, perhaps with sections behind it.

    ``Reuters World News`` is Reuters; ``Sun News`` may be anybody.
    """
    table = bundled_table()
    keys, host = table.keys, host_named(name)
    if known := keys.get(key_of(name)) or (table.family_of_host(host) if host else None):
        return known
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        key = key_of(" ".join(words[:end]))
        if key in keys and not is_common(key) and is_section(" ".join(words[end:])):
            return keys[key]
    return None


def _is_named(host: str, key: str) -> bool:
    """Tell whether a host is called by a name, perhaps among other words."""
    domain = domain_of(host)
    if not domain or not key:
        return False
    label = key_of(name_in(domain))
    begins = len(label) >= _BEGINNING and key.startswith(label)
    return begins or (len(key) >= _TELLING and key in key_of(host))


@lru_cache(maxsize=_CACHED)
def _family_of_host(host: str) -> str | None:
    table = bundled_table()
    domain = domain_of(host)
    if known := table.family_of_host(host):
        return known
    if domain is None:
        return None
    key = key_of(name_in(domain))
    return domain if is_common(key) else table.keys.get(key, key)
