"""What each catalogue still lacks: it is said in English meanwhile, and `./dev check` names it."""

import sys
from collections.abc import Sequence

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.wording.language.catalogue import DOMAIN, FOLDER
from bot.wording.language.languages import ENGLISH, LANGUAGES
from bot.wording.language.template import template


def missing(language: str) -> Sequence[str]:
    """Return the English messages that have no translation into `language`, or a doubtful one."""
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    forms = catalogue.num_plurals
    return [
        _english(message)
        for message in template()
        if message.id and not _is_translated(catalogue.get(message.id, message.context), forms)
    ]


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_translated(message: Message | None, forms: int) -> bool:
    if message is None or message.fuzzy:
        return False
    if isinstance(message.id, str):
        return bool(message.string)
    given = message.string or ()
    return len(given) == forms and all(given)


def main(arguments: Sequence[str]) -> int:
    """Print a line for each language that lacks something; with ``--strict``, that is a failure."""
    lacking = {code: missing(code) for code in LANGUAGES if code != ENGLISH}
    for code, messages in lacking.items():
        if messages:
            few = ", ".join(repr(each) for each in messages[:3])
            print(f"warning: {code}: {len(messages)} messages are not translated: {few}, …")  # noqa: T201
    return 1 if "--strict" in arguments and any(lacking.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
