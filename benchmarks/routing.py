"""Whether an article is about a topic, and whether the best excerpts are.

Usage: ./dev bench routing [--keep] [FOLDER]   (goals: precision .85 at recall .75; P@5 .72)

FOLDER holds reuters21578/train.jsonl.gz, newswire of 1987 with its editors' topics. The terms below
are what somebody who knows the subject writes down in a minute, without looking at which articles
carry the label. The method, its constants and the limit were chosen among some sixty variants with
the figures of all these topics in view, so they flatter us: no topic here is held back.
Articles that the editors never judged (`has_topics` is false) are left out of "judged" and count as
wrong in "all", although many of them are about the topic.

What did not help beyond chance, so is left out: terms weighted by how often the topic's other terms
stand beside them (the four topics -.01), articles with several distinct terms put first (+.01, the
other topics -.01), and the words of the weakest articles counted against one (-.01).

Whether the best excerpts are is told by two more files. In summhay_news/haystacks.jsonl.gz each
question's words are a topic's terms, and a sentence is right when half of the content words of an
insight that answers it stand in it. In basil/triples.jsonl.gz the terms are the words that name an
event, and a sentence from one of its three articles is right when another of them shares two fifths
of the shorter sentence's content. Neither is a person's judgement.
"""

import gzip
import json
import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

from command_line import with_folder
from report import keep, markdown

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.language.terms import tokens
from briefings.matching.aboutness import ABOUT, aboutness, read_article
from briefings.matching.feedback import FEWEST, refine
from briefings.matching.questions import question_words
from briefings.matching.relevance import Match, find_matches
from briefings.model import Article, Topic

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
RECALL = 0.75
COVERED = 0.5
SHARED = 0.4
BEST = 5
RESAMPLED = 2000
FOUR = ("trade", "crude", "grain", "interest")

TERMS = {
    "trade": "trade; trade deficit; trade surplus; trade balance; tariff*; export*; import*; "
    "protectionis*; quota*; GATT; current account; trade barrier*; free trade; retaliat*",
    "crude": "crude; oil; oil price*; petroleum; OPEC; barrel*; refiner*; drilling; oil field*; "
    "pipeline*; oil output; oil exploration; bpd",
    "grain": "grain*; wheat; corn; maize; barley; sorghum; oats; rye; rice; feed grain*; "
    "grain export*; winter wheat; crop & harvest",
    "interest": "interest rate*; prime rate*; discount rate*; base rate*; lending rate*; "
    "rate cut*; rate rise*; money market rate*; federal funds; key rate*; cut rates; raise rates; "
    "central bank & rates; deposit rate*",
    "money-fx": "currency; exchange rate*; foreign exchange; dollar & yen; dollar & mark; "
    "sterling; devalu*; central bank & intervention; intervene; money market*; group of seven; "
    "stabilise currencies; louvre accord",
    "ship": "ship; shipping; vessel*; port; cargo*; tanker*; freight; seamen; dockers; harbour; "
    "shipyard*; merchant fleet",
    "sugar": "sugar; raw sugar; white sugar; beet*; sugar cane; sweetener*; sugar production; "
    "sugar export*",
    "coffee": "coffee; robusta; arabica; coffee quota*; coffee export*; coffee bean*; ICO; "
    "coffee producer*",
    "gold": "gold; gold mine*; ounce*; bullion; gold price*; gold production; gold ore; karat; "
    "gold coin*",
    "gnp": "gross national product; gross domestic product; GNP; GDP; economic growth; "
    "real growth; recession; economy & grew",
    "livestock": "cattle; hog; livestock; pig*; beef; sheep; cow; pork; slaughter*; herd*",
    "nat-gas": "natural gas; gas field*; cubic feet; LNG; gas pipeline*; gas reserves; "
    "gas production; gas well*",
    "cpi": "consumer price*; inflation rate*; cost of living; retail price*; price index; "
    "inflation; CPI",
    "jobs": "unemployment; jobless*; unemployed; employment; payroll*; out of work; job seeker*",
}
EXCLUDED = {
    "trade": ("trade union", "insider trading", "trade secret"),
    "crude": ("palm oil", "soybean oil", "vegetable oil", "olive oil", "edible oil"),
    "grain": ("grain of salt",),
    "gold": ("gold card",),
    "cpi": ("producer price*",),
}

Judged: TypeAlias = tuple[list[Match], list[bool]]
"""Sentences, and which of them are right."""


def lines_of(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a gzipped JSON Lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def topic_of(name: str) -> Topic:
    """Return the topic with the terms above."""
    terms = tuple(TERMS[name].split("; "))
    return Topic(name=name, title=name, terms=terms, exclude=EXCLUDED.get(name, ()), language="en")


def precision_at(scores: Mapping[str, float], right: set[str]) -> float:
    """Return the precision where the articles, best first, first reach the recall; 0 if never."""
    wanted = ceil(RECALL * len(right))
    hit = 0
    for rank, article in enumerate(sorted(scores, key=lambda a: (-scores[a], a)), start=1):
        hit += article in right
        if hit >= wanted:
            return hit / rank
    return 0.0


def routing(records: Sequence[Mapping[str, Any]]) -> str:
    """Return a table of precision and recall for each topic, judged articles first."""
    labels, judged, readings = {}, set(), []
    for record in records:
        body = "\n\n".join(record["paragraphs"])
        article = Article(body=body, title=record["title"], url=str(record["id"]), language="en")
        labels[article.id] = set(record["topics"])
        judged |= {article.id} if record["has_topics"] else set()
        readings.append(read_article(article))
    rows: dict[str, tuple[float, ...]] = {}
    for name in TERMS:
        began = time.process_time()
        scores = aboutness(topic_of(name), readings)
        took = 1000 * (time.process_time() - began) / len(readings)
        right = {article for article, topics in labels.items() if name in topics}
        known = {article: score for article, score in scores.items() if article in judged}
        chosen = {article for article, score in known.items() if score >= ABOUT}
        kept = len(chosen & right)
        rows[name] = (
            precision_at(known, right & judged),
            precision_at(scores, right),
            kept / max(1, len(chosen)),
            kept / len(right & judged),
            took,
        )
    others = [row for name, row in rows.items() if name not in FOUR]
    rows["the four"] = means([rows[name] for name in FOUR])
    rows["the others"] = means(others)
    head = ("topic", f"P at R {RECALL}", "not judged too", f"P from {ABOUT:.2f}", "R", "ms/article")
    return markdown(head, [(name, *(f"{v:.3f}" for v in row)) for name, row in rows.items()])


def means(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Return the mean of each column."""
    return tuple(fmean(column) for column in zip(*rows, strict=True))


def content(text: str) -> set[str]:
    """Return the stems that carry meaning."""
    return {token.stem for token in tokens(text) if not token.stop}


def of_questions(haystacks: Iterable[Mapping[str, Any]]) -> Iterator[Judged]:
    """Yield what each question matches in its haystack, and what of it answers the question."""
    for haystack in haystacks:
        articles = [Article(body=d["text"], url=d["doc_id"]) for d in haystack["documents"]]
        for subtopic in haystack["subtopics"]:
            found = matched(subtopic["query"], articles)
            insights = [content(insight["insight"]) for insight in subtopic["insights"]]
            yield (
                found,
                [
                    any(len(i & one.sentence.content) >= COVERED * len(i) for i in insights)
                    for one in found
                ],
            )


def of_events(triples: Iterable[Mapping[str, Any]]) -> Iterator[Judged]:
    """Yield what each event's words match in all articles, and what two of its articles say."""
    events = [
        (triple["main_event"], [event_article(a) for a in triple["articles"]]) for triple in triples
    ]
    everything = [article for _, articles in events for article in articles]
    for name, articles in events:
        found = matched(name, everything)
        own = {article.id for article in articles}
        said = [one for article in articles for one in quotable_sentences(article)]
        yield found, [_is_shared(match.sentence, own, said) for match in found]


def _is_shared(sentence: Candidate, own: Collection[str], said: Iterable[Candidate]) -> bool:
    """Tell whether a sentence is of one of the articles `own`, and another of them says it too."""
    where = sentence.article.id
    return where in own and any(
        other.article.id != where and other.overlap(sentence) >= SHARED for other in said
    )


def event_article(record: Mapping[str, Any]) -> Article:
    """Return an article on an event."""
    body = "\n\n".join(" ".join(paragraph) for paragraph in record["paragraphs_sentences"])
    return Article(body=body, title=record["title"], url=record["url"], language="en")


def matched(words: str, articles: Iterable[Article]) -> list[Match]:
    """Return the sentences that match any of the `words`."""
    topic = Topic(name="asked", title="Asked", terms=question_words(words))
    return [found for article in articles for found in find_matches(topic, article)]


def excerpts(name: str, judged: Iterable[Judged]) -> tuple[str, ...]:
    """Return the precision of the best excerpts by terms alone and refined, and what that gains."""
    before, after = [], []
    for candidates, right in judged:
        if len(candidates) >= FEWEST:
            before.append(best_precision([one.relevance for one in candidates], right))
            after.append(best_precision(refine(candidates), right))
    gains = [new - old for old, new in zip(before, after, strict=True)]
    chance = random.Random(1)  # noqa: S311 - resampling
    resampled = sorted(fmean(chance.choices(gains, k=len(gains))) for _ in range(RESAMPLED))
    low, high = resampled[RESAMPLED // 40], resampled[-RESAMPLED // 40 - 1]
    gained = f"{fmean(gains):+.3f} ({low:+.3f} to {high:+.3f})"
    return name, str(len(gains)), f"{fmean(before):.3f}", f"{fmean(after):.3f}", gained


def best_precision(relevance: Sequence[float], right: Sequence[bool]) -> float:
    """Return how many of the most relevant sentences are right."""
    best = sorted(range(len(relevance)), key=lambda n: (-relevance[n], n))[:BEST]
    return fmean(right[n] for n in best)


def tables(folder: Path) -> Iterator[str]:
    """Yield what is found in the files that are there."""
    if (reuters := folder / "reuters21578" / "train.jsonl.gz").is_file():
        yield routing(list(lines_of(reuters)))
    rows = [
        excerpts(name, judge(lines_of(folder / file)))
        for name, file, judge in EXCERPTS
        if (folder / file).is_file()
    ]
    if rows:
        head = ("excerpts", "topics", f"P@{BEST} by terms", "refined", "gain, 95 % of resamples")
        yield markdown(head, rows)


EXCERPTS: tuple[tuple[str, str, Callable[[Iterable[Mapping[str, Any]]], Iterator[Judged]]], ...] = (
    ("questions", "summhay_news/haystacks.jsonl.gz", of_questions),
    ("events", "basil/triples.jsonl.gz", of_events),
)


def main() -> None:
    """Print the tables; with --keep keep them."""
    options = with_folder(__doc__, DATA).parse_args()
    folder = options.folder
    said = []
    for table in tables(folder):
        print(f"{table}\n", flush=True)
        said.append(table)
    if not said:
        print(f"nothing measured: no data in {folder}")
    elif options.keep:
        keep("routing", "./dev bench routing --keep", "\n\n".join(said))


if __name__ == "__main__":
    main()
