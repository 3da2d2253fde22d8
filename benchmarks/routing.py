"""Whether an article is about a topic, and whether the best excerpts are.

Usage: ./dev bench routing [FOLDER]   (goals: precision .85 at recall .75; P@5 .72)

FOLDER holds reuters21578/train.jsonl.gz, newswire of 1987 with its editors' topics. The terms below
are what somebody who knows the subject writes down in a minute, without looking at which articles
carry the label. The method, its constants and the limit were chosen among some sixty variants with
the figures of all these topics in view, so they flatter us: no topic here is held back.
Articles that the editors never judged (`has_topics` is false) are left out of "judged" and count as
wrong in "all", although many of them are about the topic.

And it holds summhay_news/haystacks.jsonl.gz: each question's words are a topic's terms, and a
sentence is right when half of the content words of an insight that answers it stand in it.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from statistics import fmean
from typing import Any

from briefings.choosing.aboutness import ABOUT, aboutness, read
from briefings.choosing.asking import asked_words
from briefings.choosing.candidate import Candidate
from briefings.choosing.feedback import nearness
from briefings.choosing.relevance import matching
from briefings.language.terms import tokens
from briefings.model import Article, Topic

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
RECALL = 0.75
COVERED = 0.5
BEST = 5
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


def show_routing(records: Sequence[Mapping[str, Any]]) -> None:
    """Print precision and recall for each topic, judged articles first."""
    labels, judged, readings = {}, set(), []
    for record in records:
        body = "\n\n".join(record["paragraphs"])
        article = Article(body=body, title=record["title"], url=str(record["id"]), language="en")
        labels[article.id] = set(record["topics"])
        judged |= {article.id} if record["has_topics"] else set()
        readings.append(read(article))
    head = f"P at recall {RECALL}"
    print(f"{'topic':10} {head}: judged   all   | judged, from {ABOUT:.2f}: P    R   | ms/article")
    rows = {}
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
        show_row(name, rows[name])
    show_row("the four", [fmean(column) for column in zip(*map(rows.get, FOUR), strict=True)])
    others = [row for name, row in rows.items() if name not in FOUR]
    show_row("others", [fmean(column) for column in zip(*others, strict=True)])


def show_row(name: str, row: Sequence[float]) -> None:
    """Print one line of the table."""
    at, of_all, precision, recall, took = row
    print(f"{name:10} {at:22.3f} {of_all:8.3f}  | {precision:22.3f} {recall:5.3f} | {took:.3f}")


def content(text: str) -> set[str]:
    """Return the stems that carry meaning."""
    return {token.stem for token in tokens(text) if not token.stop}


def best_precision(
    haystack: Mapping[str, Any], rank: Callable[[Topic, list[Candidate]], Sequence[float]]
) -> Iterator[float]:
    """Yield for each question how many of its best excerpts say what answers it."""
    articles = [Article(body=d["text"], url=d["doc_id"]) for d in haystack["documents"]]
    for subtopic in haystack["subtopics"]:
        topic = Topic(name="asked", title="Asked", terms=asked_words(subtopic["query"]))
        candidates = [found for article in articles for found in matching(topic, article)]
        scores = rank(topic, candidates)
        best = sorted(range(len(candidates)), key=lambda n: (-scores[n], n))[:BEST]
        insights = [content(insight["insight"]) for insight in subtopic["insights"]]
        yield fmean(
            any(len(i & candidates[n].content) >= COVERED * len(i) for i in insights) for n in best
        )


def show_excerpts(haystacks: Sequence[Mapping[str, Any]]) -> None:
    """Print the precision of the five best excerpts by each way to rank them."""
    ways: dict[str, Callable[[Topic, list[Candidate]], Sequence[float]]] = {
        "words hit": lambda _topic, candidates: [one.relevance for one in candidates],
        "nearness": lambda topic, candidates: nearness(topic.terms, candidates),
    }
    for name, rank in ways.items():
        found = [value for each in haystacks for value in best_precision(each, rank)]
        print(f"P@{BEST} by {name}: {fmean(found):.3f}")


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else DATA
    for file, show in (
        (folder / "reuters21578" / "train.jsonl.gz", show_routing),
        (folder / "summhay_news" / "haystacks.jsonl.gz", show_excerpts),
    ):
        if file.is_file():
            show(list(lines_of(file)))
        else:
            print(f"nothing measured: no {file}")


if __name__ == "__main__":
    main()
