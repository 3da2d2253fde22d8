"""How the bundled topics' briefs on the bundled articles compare with what an editor would print.

Usage: ./dev bench bundled [--keep] [--show] [FOLDER]   (a few seconds)

FOLDER holds seeds_briefs.json: by topic, the points that an editor would print in their order, each
with the `lead` [article, start, end], the `support` that states the same, and `differs` (conflicts,
updates, spreads). A sentence of ours is one of theirs where the two overlap by half of the shorter.
The editor's points are an example to measure by: nothing in the product may know them.

  leads      the editor's leads that lead a point of ours
  same fact  … or that the point's own support leads
  support    the editor's supports that stand in a point with their lead
  differs    the editor's differences and updates that stand under their point
  cut        points of ours of which the editor prints nothing at all
  moved      points of ours that the editor has under another point
  twice      points of ours that state a fact which an earlier one states
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeAlias

from command_line import with_folder
from report import keep, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.library.bundled import bundled_articles, bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from briefings.composing.recipe import Recipe  # noqa: E402
from briefings.model import Brief, Excerpt  # noqa: E402
from storage.opening import open_store  # noqa: E402

GOLD = ROOT.parent / "shared" / "gold"
POINTS = 6
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = ("topic", "leads", "same fact", "support", "differs", "cut", "moved", "twice")

Ideal: TypeAlias = Mapping[str, Any]


class Place(NamedTuple):
    """A stretch of one of the articles."""

    article: str
    start: int
    end: int

    def is_of(self, other: "Place") -> bool:
        """Tell whether the two overlap by half of the shorter one."""
        if self.article != other.article:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 2 * shared >= min(self.end - self.start, other.end - other.start)


def place_of(excerpt: Excerpt) -> Place:
    """Return where an excerpt stands, its article by the digits that its file begins with."""
    cited = excerpt.citation
    return Place(Path(cited.file or "").name[:3], cited.start, cited.end)


def facts_of(ideal: Ideal) -> list[Place]:
    """Return the sentences that state an editor's point, the lead first."""
    return [Place(*ideal["lead"]), *(Place(*one) for one in ideal["support"])]


def others_of(ideal: Ideal) -> list[Place]:
    """Return the sentences that state it otherwise."""
    return [Place(*other["span"]) for other in ideal["differs"]]


def among(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether a sentence is one of others."""
    return any(place.is_of(other) for other in places)


class Scored:
    """A topic's brief, laid beside the editor's."""

    def __init__(self, brief: Brief, ideals: Sequence[Ideal]) -> None:
        """Lay them side by side."""
        self.leads = [place_of(point.lead) for point in brief.points]
        self._texts = [point.lead.text for point in brief.points]
        self._shown = [
            (
                [place_of(one) for one in (point.lead, *point.support)],
                [place_of(one.excerpt) for one in (*point.differs, *point.updates)],
            )
            for point in brief.points
        ]
        self._ideals = ideals

    @property
    def row(self) -> tuple[tuple[int, int], ...]:
        """How many of how many, in the order of the table's head."""
        ideals, ours = self._ideals, self.leads
        support = [self._supported(ideal, one) for ideal in ideals for one in facts_of(ideal)[1:]]
        differs = [self._beside(ideal, one) for ideal in ideals for one in others_of(ideal)]
        of = len(ours)
        return (
            (sum(among(facts_of(one)[0], ours) for one in ideals), len(ideals)),
            (sum(any(among(p, ours) for p in facts_of(one)) for one in ideals), len(ideals)),
            (sum(support), len(support)),
            (sum(differs), len(differs)),
            (sum(self.kind(n) == "cut" for n in range(of)), of),
            (sum(self.kind(n) == "moved" for n in range(of)), of),
            (sum(self._is_again(n) for n in range(of)), of),
        )

    def kind(self, number: int) -> str:
        """Return what an editor would do with a point: print, move or cut it."""
        lead = self.leads[number]
        if any(lead.is_of(facts_of(ideal)[0]) for ideal in self._ideals):
            return "printed"
        leading = [
            any(among(place, self.leads[:number]) for place in facts_of(ideal))
            for ideal in self._ideals
            if among(lead, facts_of(ideal))
        ]
        if leading and not all(leading):
            return "same fact"
        known = [place for ideal in self._ideals for place in (*facts_of(ideal), *others_of(ideal))]
        before = [Place(*one) for ideal in self._ideals for one in ideal["before"] or ()]
        return "moved" if among(lead, known) or among(lead, before) else "cut"

    def lines(self) -> Iterator[str]:
        """Yield what became of each point of either side."""
        for number, text in enumerate(self._texts):
            yield f"  {number + 1} {self.kind(number):9} {self.leads[number].article} {text[:110]}"
        for ideal in self._ideals:
            if not among(facts_of(ideal)[0], self.leads):
                yield f"  - missing   {ideal['lead'][0]} {ideal['text'][:110]}"

    def _is_again(self, number: int) -> bool:
        return any(
            among(self.leads[number], facts_of(ideal))
            and any(among(place, self.leads[:number]) for place in facts_of(ideal))
            for ideal in self._ideals
        )

    def _supported(self, ideal: Ideal, wanted: Place) -> bool:
        lead = facts_of(ideal)[0]
        return any(among(lead, told) and among(wanted, told) for told, _ in self._shown)

    def _beside(self, ideal: Ideal, wanted: Place) -> bool:
        facts = facts_of(ideal)
        return any(among(told[0], facts) and among(wanted, other) for told, other in self._shown)


def briefs() -> dict[str, Brief]:
    """Return the brief of each bundled topic on the bundled articles, as a new store has them."""
    with (
        TemporaryDirectory() as folder,
        closing(open_store(f"sqlite:///{folder}/seeds.db")) as store,
    ):
        library = Library(store, Recipe(points=POINTS))
        for topic in bundled_topics():
            library.save_topic(topic)
        library.ingest(bundled_articles(READ_AT))
        return {topic.name: library.brief(topic) for topic in library.topics()}


def main() -> None:
    """Compare, print, and keep where that is asked for."""
    given = with_folder(__doc__, GOLD)
    given.add_argument("--show", action="store_true", help="print what became of each point")
    options = given.parse_args()
    file = options.folder / "seeds_briefs.json"
    if not file.is_file():
        print(f"nothing measured: no {file}")
        return
    ideals, ours = json.loads(file.read_text("utf-8")), briefs()
    scored = {name: Scored(ours[name], points) for name, points in ideals.items()}
    rows = [(name, *one.row) for name, one in scored.items()]
    total = [
        tuple(map(sum, zip(*column, strict=True))) for column in list(zip(*rows, strict=True))[1:]
    ]
    table = markdown(
        HEAD,
        [(name, *(f"{had} of {of}" for had, of in row)) for name, *row in [*rows, ("all", *total)]],
    )
    for name, one in scored.items() if options.show else ():
        print("\n".join([name, *one.lines()]))
    print(table)
    if options.keep:
        keep("bundled", "./dev bench bundled --keep", table)


if __name__ == "__main__":
    main()
