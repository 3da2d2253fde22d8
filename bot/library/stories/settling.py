"""Grouping all days anew, in order, wherever what their stories are made of has changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.library.stories.days import COUNTED, Days
from briefings.model import digest
from briefings.stories.grouping.days import is_dated
from briefings.stories.grouping.neighbours import APART, DAY, Neighbours
from briefings.stories.grouping.threads import previous_stories
from briefings.stories.grouping.undated import COMPARED, name_undated
from briefings.stories.grouping.window import Entry, Window
from storage.ports.store import Store
from storage.ports.stories import StoryDay, StoryMember

GROUPING_VERSION: Final = 2
"""Whoever lets the same articles make other stories raises it: all are grouped anew then."""
RECENT: Final = 14
"""Days that are grouped before all others where none are yet."""


class Settling:
    """Makes the stories of a store what `name_stories` makes of all its articles at once.

    Day by day: a day's stories are final once the six days after it are grouped with it. They were
    made of the articles of these days, of the days that told what is usual, and of the stories of
    the days before: where these are as they were, a day is passed over.
    """

    def __init__(self, store: Store) -> None:
        """Group the articles of `store`."""
        self._store = store
        self._days = Days(store)
        self._outputs: dict[int, str] = {}
        self._window: Window | None = None
        self._upto = 0
        self._revision = store.stories_revision()

    def run(self) -> Iterator[int]:
        """Group what is to be grouped anew; yield each day that was.

        It ends as soon as others have noted articles or saved stories meanwhile.
        """
        for day in self._all():
            yield day
            if self._store.stories_revision() != self._revision:
                return

    def _all(self) -> Iterator[int]:
        order, newest = self._days.dated, self._days.newest
        if newest is not None:
            if all(self._days.all[day].inputs is None for day in order):
                yield from self._pass([day for day in order if day > newest - RECENT])
            yield from self._pass(order)
            self._store.drop_vectors(newest - APART, newest - COUNTED)
        for day in self._days.all:
            if not is_dated(day):
                yield from self.group_undated(day)

    def _pass(self, order: Sequence[int]) -> Iterator[int]:
        self._window, self._outputs = None, {}
        before: int | None = None
        final = [day for day in order if day < order[-1] - APART]
        for day in final:
            inputs = self._inputs(day, before)
            known = self._days.all[day]
            if known.inputs == inputs and known.outputs:
                self._window, self._outputs[day] = None, known.outputs
            else:
                self._finish(day, inputs)
                yield day
            before = day
        yield from self._last(order[len(final) :], before)

    def _inputs(self, day: int, before: int | None) -> str:
        """Return a digest of all that a day's stories are made of."""
        window = [each for each in self._days.dated if day <= each <= day + APART]
        articles = {each for one in window for each in (one, *self._days.usual(one))}
        earlier = {each for each in self._outputs if day - APART <= each < day}
        earlier |= {before} if before is not None else set()
        return digest(
            GROUPING_VERSION,
            *((each, self._days.members(each)) for each in sorted(articles)),
            *((each, self._outputs[each]) for each in sorted(earlier)),
        )

    def _finish(self, day: int, inputs: str) -> None:
        """Group a day with those after it: then its stories are final, and it is closed."""
        window = self._window = self._open(day)
        ends = (day + 1) * DAY
        stories = {one: each.story for one, each in window.open.items() if each.at < ends}
        began = {story for story in stories.values() if story not in window.cores}
        threads = threads_in(self._store, window, began)
        window.close(ends)
        sizes = sorted((story, core.size) for story, core in window.cores.items())
        self._store.save_stories(stories)
        self._revision = self._store.save_threads(threads)
        known = self._store.threads_of({*stories.values(), *window.cores})
        self._outputs[day] = digest(sorted(stories.items()), sizes, sorted(known.items()))
        self._save(day, inputs, self._outputs[day])

    def _last(self, days: Sequence[int], before: int | None) -> Iterator[int]:
        """Group the last days: their stories may still change with those to come."""
        inputs = f"open {self._inputs(days[0], before)}"
        if all(self._days.all[day].inputs == inputs for day in days):
            return
        window = self._open(days[0])
        stories = {one: each.story for one, each in window.open.items()}
        self._store.save_stories(stories, open_members(window, window.open))
        began = set(stories.values()) - window.cores.keys()
        self._revision = self._store.save_threads(threads_in(self._store, window, began))
        for day in days:
            self._save(day, inputs, None)
            yield day

    def _save(self, day: int, inputs: str, outputs: str | None) -> None:
        known = self._days.all[day]
        self._store.save_day(
            StoryDay(
                day=day,
                articles=known.articles,
                members=known.members,
                inputs=inputs,
                outputs=outputs,
            )
        )

    def _open(self, day: int) -> Window:
        """Return a window of which `day` is the first open one, and all of its days are in it."""
        window = self._window or self._restored(day)
        for each in self._days.dated:
            if self._upto < each <= day + APART:
                window.add(self._days.entries(each))
        self._upto = max(self._upto, day + APART)
        return window

    def _restored(self, day: int) -> Window:
        """Return the window that there is when all days before are closed."""
        open_ = self._linked(day)
        linked = {article for _, links in open_ for article in links}
        window = Window()
        window.restore(open_, self._store.closed_stories(linked, day))
        self._upto = day + APART
        return window

    def _linked(self, day: int) -> list[tuple[Entry, Mapping[str, float]]]:
        """Return the articles that are open with a day, each with those before it that it is like.

        These may be closed by then.
        """
        neighbours, present = Neighbours(), list[Entry]()
        open_: list[tuple[Entry, Mapping[str, float]]] = []
        for each in self._days.dated:
            if not day - APART <= each <= day + APART:
                continue
            past = (each - APART) * DAY
            for entry in present:
                if entry.at < past:
                    neighbours.remove(entry.article)
            present = [entry for entry in present if entry.at >= past]
            for entry in self._days.entries(each):
                links = neighbours.alike(entry.at, entry.vector)
                neighbours.add(entry.article, entry.at, entry.vector)
                present.append(entry)
                if each >= day:
                    open_.append((entry, links))
        return open_

    def group_undated(self, day: int) -> Iterator[int]:
        """Group the articles of a reading day that have no date; yield it if it was to be done."""
        dated = self._store.dated_members(day, COMPARED)
        of = {each.article: each.story for each in dated if each.story}
        inputs = digest(GROUPING_VERSION, self._days.members(day), sorted(of.items()))
        if self._days.all[day].inputs != inputs:
            days = {each.day for each in dated}
            entries = [one for each in sorted(days) for one in self._days.entries(each)]
            with_date = [(one, of[one.article]) for one in entries if one.article in of]
            stories = name_undated(self._days.entries(day), with_date)
            self._revision = self._store.save_stories(stories)
            self._save(day, inputs, None)
            yield day


def threads_in(store: Store, window: Window, stories: Collection[str]) -> dict[str, str]:
    """Return the threads of stories that began in a window's open days."""
    previous = previous_stories(window)
    known = store.threads_of(set(previous.values()))
    threads = {story: story for story in stories if story not in previous}
    for story, before in previous.items():  # in the order in which they began
        if story in stories:
            threads[story] = threads.get(before, known[before])
    return threads


def open_members(window: Window, articles: Iterable[str]) -> list[StoryMember]:
    """Return open articles as the store keeps them."""
    return [
        StoryMember(
            article=article,
            day=int(window.open[article].at // DAY),
            at=window.open[article].at,
            vector=window.vector(article),
            links=window.earlier(article),
        )
        for article in sorted(articles)
    ]
