"""Whether articles that report one event are put into one story, and what that takes.

Usage: ./dev bench stories [--keep] [--full] [--sample N] [FOLDER]
       (goals: B-cubed F1 .88 at precision .94; 2 ms CPU an article and 300 MB, whatever the corpus)

A stream of half a year is made of the sets in FOLDER: round-ups of 2021 with their own dates;
BASIL's events, each moved into that time, its articles as many days apart as they were; Multi-News
clusters, which have no dates, each at a random instant, its articles up to 36 hours apart; and
Reuters' articles of 1987 moved as a whole, which belong to no event and only stand in the way.
B-cubed precision and recall are means over the articles of the other sets (Bagga & Baldwin, 1998).

Cost is measured on SQLite, of grouping alone: all that is stored at once, then a thousand more, a
hundred at a time, each in a process of its own whose peak memory is stated, all of it. "Otherwise"
are the articles whose story has other articles than it finally has, when they come in batches of a
hundred: in order, up to twelve hours late, up to two days.

--sample prints two articles each of so many stories that join events or distractors, to be read.
"""

import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import TypeAlias

from command_line import with_folder
from report import keep, markdown
from routing import DATA, lines_of

from bot.library.stories.keeper import StoryKeeper
from briefings.model import Article
from briefings.published import Published, instant_of
from briefings.stories.grouping.whole import name_stories
from storage.opening import open_store

BEGIN = date(2021, 4, 22)
DAYS = 175
READ = datetime(2022, 1, 1, tzinfo=UTC)
DISTRACTORS = 4000
MOVED = timedelta(days=12_500)
"""From February 1987 to May 2021."""
BATCH = 100
FURTHER = 1000

Labelled: TypeAlias = tuple[str, str | None, Article]
"""An article, the set that it is of, and its event there."""


def article_of(title: str | None, paragraphs: Sequence[str], url: str, at: Published) -> Article:
    """Return an article that was read after all were published."""
    body = "\n\n".join(paragraphs) or title or url
    return Article(title=title, body=body, url=url, published=at, language="en", retrieved_at=READ)


def roundups(folder: Path, _: random.Random) -> Iterator[Labelled]:
    """Yield the dated round-ups."""
    for event in lines_of(folder / "neus" / "headline_roundups_2021.jsonl.gz"):
        at = datetime.fromisoformat(event["date"])
        for each in event["articles"]:
            article = article_of(each["title"], each["paragraphs"], each["url"], at)
            yield "round-ups", f"r{event['event_id']}", article


def basil(folder: Path, chance: random.Random) -> Iterator[Labelled]:
    """Yield the dated triples."""
    for event in lines_of(folder / "basil" / "triples.jsonl.gz"):
        days = [date.fromisoformat(each["date"]) for each in event["articles"]]
        moved = BEGIN + timedelta(chance.randrange(DAYS)) - min(days)
        for each, day in zip(event["articles"], days, strict=True):
            paragraphs = [" ".join(sentences) for sentences in each["paragraphs_sentences"]]
            article = article_of(each["title"], paragraphs, each["url"], day + moved)
            yield "BASIL", event["event_id"], article


def multinews(folder: Path, chance: random.Random) -> Iterator[Labelled]:
    """Yield clusters at random instants."""
    for cluster in lines_of(folder / "multinews_validation" / "validation.jsonl.gz"):
        begin = instant_of(BEGIN) + timedelta(hours=chance.uniform(0, 24 * DAYS))
        for each in cluster["documents"]:
            at = begin + timedelta(hours=chance.uniform(0, 36))
            article = article_of(None, each["paragraphs"], each["doc_id"], at)
            yield "Multi-News", cluster["cluster_id"], article


def reuters(folder: Path, chance: random.Random, most: int = DISTRACTORS) -> Iterator[Labelled]:
    """Yield a sample of newswire."""
    records = list(lines_of(folder / "reuters21578" / "train.jsonl.gz"))
    for each in chance.sample(records, min(most, len(records))):
        stated = each["date"].strip().partition(".")[0]
        try:
            at = datetime.strptime(stated, "%d-%b-%Y %H:%M:%S").replace(tzinfo=UTC)
        except ValueError:  # one is stated as 605:12
            at = datetime.strptime(stated.split()[0], "%d-%b-%Y").replace(tzinfo=UTC)
        url = f"reuters {each['id']}"
        yield (
            "Reuters",
            None,
            article_of(each["title"], each["paragraphs"], url, at + MOVED),
        )


SETS = {
    "neus/headline_roundups_2021.jsonl.gz": roundups,
    "basil/triples.jsonl.gz": basil,
    "multinews_validation/validation.jsonl.gz": multinews,
    "reuters21578/train.jsonl.gz": reuters,
}


def stream(folder: Path) -> list[Labelled]:
    """Return the articles of the sets that are there, by when they were published."""
    found: dict[str, Labelled] = {}
    for file, articles in SETS.items():
        if (folder / file).is_file():
            found |= {each[2].id: each for each in articles(folder, random.Random(1))}  # noqa: S311
    return sorted(found.values(), key=lambda each: (instant_of(each[2].published), each[2].id))


def b_cubed(labelled: Sequence[Labelled], story: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Yield for all sets and each how many articles it has, precision, recall and F1."""
    of_event = Counter((where, event) for where, event, _ in labelled)
    of_story = Counter(story.values())
    of_both = Counter((where, event, story[each.id]) for where, event, each in labelled)
    values: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for where, event, each in labelled:
        if event:
            both = of_both[where, event, story[each.id]]
            value = both / of_story[story[each.id]], both / of_event[where, event]
            values["all"].append(value)
            values[where].append(value)
    for name, pairs in values.items():
        precision, recall = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
        f1 = 2 * precision * recall / (precision + recall)
        yield name, len(pairs), *(f"{value:.3f}" for value in (precision, recall, f1))


def partners(story: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each article all that are in its story."""
    members: dict[str, set[str]] = defaultdict(set)
    for article, name in story.items():
        members[name].add(article)
    whole = {name: frozenset(each) for name, each in members.items()}
    return {article: whole[name] for article, name in story.items()}


def otherwise(labelled: Sequence[Labelled], hours: float) -> tuple[object, ...]:
    """Return how many articles are in another story until all is put right."""
    chance = random.Random(2)  # noqa: S311 - delays
    late = {
        each.id: instant_of(each.published) + timedelta(hours=chance.uniform(0, hours))
        for _, _, each in labelled
    }
    order = sorted((each for _, _, each in labelled), key=lambda each: (late[each.id], each.id))
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/store.db")
        keeper = StoryKeeper(store)
        for start in range(0, len(order), BATCH):
            store.add_articles(order[start : start + BATCH])
            keeper.follow()
        ids = [each.id for each in order]
        before = partners(store.stories_of(ids))
        while list(keeper.settle()):
            pass
        after = partners(store.stories_of(ids))
        store.close()
    right = partners(name_stories(order))
    return (
        f"up to {hours:g} hours late",
        f"{sum(before.get(one) != right[one] for one in ids) / len(ids):.1%}",
        f"{sum(after.get(one) != right[one] for one in ids) / len(ids):.1%}",
    )


def cost(folder: Path, size: int) -> tuple[object, ...]:
    """Return what grouping costs in a corpus of so many articles: ms CPU each, and memory."""
    whole = [each for _, _, each in reuters(folder, random.Random(3), 20_000)]  # noqa: S311
    whole.sort(key=lambda each: (instant_of(each.published), each.id))
    turns = 1 + (size + FURTHER) // len(whole)
    needed = [moved(each, turn - turns) for turn in range(turns) for each in whole]
    fresh = get_context("spawn")  # so that nothing else is weighed
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite:///{place}/store.db"
        store = open_store(url)
        for start in range(0, size, 1000):
            store.add_articles(needed[start : min(start + 1000, size)])
        store.close()
        with ProcessPoolExecutor(1, fresh) as one:
            at_once, peak = one.submit(settle, url).result()
        with ProcessPoolExecutor(1, fresh) as one:
            taken, later = one.submit(follow, url, needed[size : size + FURTHER]).result()
    return (
        f"{size:,}",
        f"{1000 * at_once / size:.2f}",
        f"{1000 * taken / FURTHER:.2f}",
        f"{peak} MB",
        f"{later} MB",
    )


def moved(article: Article, turns: int) -> Article:
    """Return an article of another two months."""
    return replace(article, published=instant_of(article.published) + timedelta(days=60 * turns))


def settle(url: str) -> tuple[float, int]:
    """Group all articles of a store; return the CPU seconds and the peak memory in MB."""
    store = open_store(url)
    began = time.process_time()
    for _ in StoryKeeper(store).settle():
        pass
    taken = time.process_time() - began
    store.close()
    return taken, getrusage(RUSAGE_SELF).ru_maxrss // 1024


def follow(url: str, came: Sequence[Article]) -> tuple[float, int]:
    """Group further articles as they come; return the CPU seconds and the peak memory in MB."""
    store, taken = open_store(url), 0.0
    keeper = StoryKeeper(store)
    for start in range(0, len(came), BATCH):
        store.add_articles(came[start : start + BATCH])
        began = time.process_time()
        keeper.follow()
        taken += time.process_time() - began
    store.close()
    return taken, getrusage(RUSAGE_SELF).ru_maxrss // 1024


def sampled(labelled: Sequence[Labelled], story: Mapping[str, str], most: int) -> Iterator[str]:
    """Yield two articles each of stories that join different events, or distractors."""
    members: dict[str, list[Labelled]] = defaultdict(list)
    for each in labelled:
        members[story[each[2].id]].append(each)
    mixed = [
        each
        for each in members.values()
        if len({event for _, event, _ in each}) > 1 or (len(each) > 1 and not each[0][1])
    ]
    chance = random.Random(4)  # noqa: S311 - a sample
    for story_of_both in chance.sample(mixed, min(most, len(mixed))):
        one, other = chance.sample(story_of_both, 2)
        if one[1] and one[1] == other[1]:
            other = next(third for third in story_of_both if third[1] != one[1])
        for where, _, article in (one, other):
            day = str(article.published)[:10]
            yield f"{where:<10} {day} {article.title or ''} | {article.body[:160]!r}"
        yield f"    ({len(story_of_both)} articles)"


def main() -> None:
    """Print the tables; with --keep keep them."""
    given = with_folder(__doc__, DATA)
    given.add_argument("--full", action="store_true", help="also 100,000 articles: minutes")
    given.add_argument("--sample", type=int, help="print so many mixed stories, and nothing else")
    options = given.parse_args()
    labelled = stream(options.folder)
    if not labelled:
        print(f"nothing measured: no data in {options.folder}")
        return
    story = name_stories(each for _, _, each in labelled)
    if options.sample:
        print(*sampled(labelled, story, options.sample), sep="\n")
        return
    tables = [markdown(("set", "articles", "P", "R", "F1"), b_cubed(labelled, story))]
    late = [otherwise(labelled, hours) for hours in (0, 12, 48)]
    tables.append(markdown(("arrival", "otherwise", "once put right"), late))
    if (options.folder / "reuters21578").is_dir():
        sizes = (1_000, 10_000, 100_000) if options.full else (1_000, 10_000)
        head = ("articles", "ms each, at once", "as they come", "memory, at once", "as they come")
        tables.append(markdown(head, [cost(options.folder, size) for size in sizes]))
    print(*tables, sep="\n\n")
    if options.keep:
        keep("stories", "./dev bench stories --full --keep", "\n\n".join(tables))


if __name__ == "__main__":
    main()
