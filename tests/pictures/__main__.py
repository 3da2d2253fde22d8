"""Shoot every screen: `./dev pictures [--out FOLDER] [--only NAME]`."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bots import running, slack_settings, telegram_settings
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import telegram_api
from tests.forking import ROOT, run_bot
from tests.pictures.chromium import NoChromiumError, chromium
from tests.pictures.corpus import write_corpus
from tests.pictures.page import document
from tests.pictures.places import OWNERS, InSlack, InTelegram, Person
from tests.pictures.walks import WALKS, Place, Walk

LANGUAGES = ("en", "ar", "de")
THEMES = ("light", "dark")
BUNDLED = ROOT / "seeds" / "articles"


@dataclass(frozen=True, slots=True)
class Screen:
    """What is to be shot; its name is that of its files."""

    place: Place
    language: str
    name: str
    html: str

    def file(self, theme: str) -> str:
        """Return the name of its picture."""
        return f"{self.place}-{self.name}-{self.language}-{theme}.png"


def main() -> int:
    """Shoot them; return how many are not as they should be, at most 1."""
    parser = argparse.ArgumentParser(prog="./dev pictures", description="shoot every screen")
    parser.add_argument("--out", type=Path, default=Path("pictures"), help="folder to write to")
    parser.add_argument("--only", default="", help="only pictures whose name has this in it")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, help="of the bot")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    screens, faults = walk_all(given.languages, given.only)
    try:
        faults += asyncio.run(shoot_all(screens, given.out))
    except NoChromiumError as error:
        print(error, file=sys.stderr)  # noqa: T201 - for who runs it
        return 1
    (given.out / "index.html").write_text(sheet(screens), "utf-8")
    print("\n".join([*faults, f"{len(screens)} screens in {given.out}, {len(faults)} faults"]))  # noqa: T201
    return bool(faults)


def walk_all(languages: list[str], only: str) -> tuple[list[Screen], list[str]]:
    """Return all screens, of one bot in both places, and where it did not answer as it should."""
    with TemporaryDirectory() as folder, telegram_api() as telegram, slack_api() as slack:
        owners = " ".join(f"telegram:{number} slack:U{number}" for number in OWNERS)
        settings = telegram_settings(telegram) | slack_settings(slack) | {"OWNERS": owners}
        write_corpus(Path(folder, "more.jsonl"))
        run_bot(["ingest", str(BUNDLED), "more.jsonl"], Path(folder), {})
        with running(Path(folder), settings), ThreadPoolExecutor(8) as pool:
            slack.connected()
            telegram.eventually(lambda: telegram.calls("getUpdates"))
            todo = [
                (place, language, walk)
                for language in languages
                for walk in WALKS
                if any(only in scene.name for scene in walk.scenes if scene.name)
                for place in walk.places
            ]
            people = [
                InTelegram(telegram, language, is_owner=walk.is_owner)
                if place == "telegram"
                else InSlack(slack, language, is_owner=walk.is_owner)
                for place, language, walk in todo
            ]
            faults: list[str] = []
            given = [(*each, person, faults) for each, person in zip(todo, people, strict=True)]
            walked = list(pool.map(lambda each: list(_walk(*each)), given))
    return [each for screens in walked for each in screens if only in each.name], faults


def _walk(
    place: Place, language: str, walk: Walk, person: Person, faults: list[str]
) -> Iterator[Screen]:
    for scene in walk.scenes:
        try:
            html = person.does(scene.does)
        except (TimeoutError, LookupError) as error:
            faults.append(f"{place}, {language}: {scene}: {error!r}")
            return
        if scene.name:
            yield Screen(place, language, scene.name, html)


async def shoot_all(screens: list[Screen], out: Path) -> list[str]:
    """Write the pictures; return what is wrong with them, a line each."""
    faults = []
    async with chromium() as page:
        for screen in screens:
            for theme in THEMES:
                shot = await page.shoot(document(screen.place, screen.html), theme)
                (out / screen.file(theme)).write_bytes(shot.png)
                faults += [f"{screen.file(theme)}: {fault}" for fault in shot.faults]
    return faults


def sheet(screens: list[Screen]) -> str:
    """Return a page of all pictures, light and dark side by side."""
    rows = "".join(
        f"<h2>{escape(f'{each.place} · {each.name} · {each.language}')}</h2>"
        + "".join(f"<img loading=lazy src='{each.file(theme)}'> " for theme in THEMES)
        for each in screens
    )
    return f"<!doctype html><meta charset=utf-8><title>Every screen</title>{rows}"


if __name__ == "__main__":
    sys.exit(main())
