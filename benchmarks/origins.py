"""Whether copies and light rewrites of a text are found, and nothing else is taken for one.

Usage: ./dev bench origins [FOLDER] [--keep] [--texts N]
       (goals: recall and precision .95; 5,000 signatures a second)

Of N real texts (papers on one event among them) every fourth is printed three times more, with 0,
10, 20 or 30 % of its words edited (rewrites.py), some before the text itself. What the sets
themselves have twice is left out: texts with half of the shorter one's runs of eight words.
*Recall*: rewrites that are in a group with their text. *Precision*: of all that is said to copy the
first of its group, what was made of the same text.

What libraries find by themselves is measured beside ours where they are installed (rensa ships with
us, datasketch and scikit-learn don't): each is given the same pairs of words, and says which texts
have `ALIKE` of them in common (scikit-learn: the cosine of such texts of one length).
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from command_line import with_folder
from real_articles import DATA, real_articles
from report import keep, markdown
from rewrites import rewrite

from briefings.agreement.copies import ALIKE, Text, near_copies
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article

SHARES = (0.0, 0.1, 0.2, 0.3)
COPIES = 3
EVERY = 4
FEWEST_WORDS = 60
RUN = 8
SLOTS = 128
Groups = Mapping[str, str]
"""By an article's id, the first one of its group, where it isn't that itself."""


class Made(NamedTuple):
    """An article, the number of the text that it was made of, and how much of it was edited."""

    article: Article
    text: int
    share: float | None


def made_of(texts: Sequence[Article], chance: random.Random) -> list[Made]:
    """Return the texts and what was made of them, in no order."""
    words = [word for each in texts[:: max(1, len(texts) // 50)] for word in each.body.split()]
    made = [Made(article, number, None) for number, article in enumerate(texts)]
    for number in range(0, len(texts), EVERY):
        article = texts[number]
        for copy in range(COPIES):
            share = SHARES[(number // EVERY + copy) % len(SHARES)]
            other = chance.choice(texts).body
            body = rewrite(article.body, share, chance, words, other)
            at = article.published
            moved = None if at is None else at + timedelta(hours=chance.uniform(-6, 18))
            copied = Article(body=body, title=f"{number}.{copy}", published=moved, language="en")
            made.append(Made(copied, number, share))
    chance.shuffle(made)
    return made


def texts_of(folder: Path, count: int) -> list[Article]:
    """Return real texts long enough to be rewritten, without those that are there twice."""
    found: list[Article] = []
    having: dict[str, int] = {}
    for article in real_articles(folder, count):
        words = article.body.lower().split()
        runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        shared = Counter(having[run] for run in runs if run in having)
        if len(words) < FEWEST_WORDS or any(2 * times >= len(runs) for times in shared.values()):
            continue
        having.update(dict.fromkeys(runs, len(found)))
        found.append(article)
    return found


def stems_of(said: Sequence[Candidate]) -> list[str]:
    """Return the stems that a text is compared by."""
    return [stem for one in said for _, stem, _ in one.words]


def row_of(name: str, made: Sequence[Made], groups: Groups, rate: float) -> list[str]:
    """Return what was found, as a row."""
    by_id = {each.article.id: each for each in made}
    first = {id_: groups.get(id_, id_) for id_ in by_id}
    originals = {each.text: first[each.article.id] for each in made if each.share is None}
    recalls = []
    for share in SHARES:
        of_share = [each for each in made if each.share == share]
        right = sum(first[each.article.id] == originals[each.text] for each in of_share)
        recalls.append(right / len(of_share))
    right = sum(by_id[id_].text == by_id[other].text for id_, other in groups.items())
    all_right = sum(recalls) / len(recalls)
    precision = right / max(1, len(groups))
    return [
        name,
        *(f"{recall:.3f}" for recall in recalls),
        f"{all_right:.3f}",
        f"{precision:.3f}",
        f"{rate:,.0f}",
    ]


def ours(said: Mapping[str, Sequence[Candidate]]) -> tuple[Groups, float]:
    """Return what `near_copies` finds, and signatures a second, of stems that are known."""
    stems = [stems_of(each) for each in said.values()]
    begin = time.process_time()
    for each in stems:
        _ = Text(each).bands
    rate = len(stems) / (time.process_time() - begin)
    return near_copies(said.values()), rate


def pairs_of(stems: Sequence[str]) -> list[str]:
    """Return the pairs of words as libraries are given them."""
    return sorted({f"{one} {other}" for one, other in pairwise(stems)})


def rensa(texts: Mapping[str, list[str]]) -> tuple[Groups, float]:
    """Return what rensa's own index finds."""
    module = import_module("rensa")
    begin = time.process_time()
    hashes = {id_: module.RMinHash(SLOTS, 1) for id_ in texts}
    for id_, signature in hashes.items():
        signature.update(texts[id_])
    rate = len(texts) / (time.process_time() - begin)
    index = module.RMinHashLSH(ALIKE, SLOTS, SLOTS // 4)
    ids = list(texts)
    for number, id_ in enumerate(ids):
        index.insert(number, hashes[id_])
    pairs = (
        (id_, ids[other])
        for id_, signature in hashes.items()
        for other in index.query(signature)
        if signature.jaccard(hashes[ids[other]]) >= ALIKE
    )
    return linked(pairs), rate


def datasketch(texts: Mapping[str, list[str]]) -> tuple[Groups, float]:
    """Return what datasketch's index finds."""
    module = import_module("datasketch")
    begin = time.process_time()
    hashes = {id_: module.MinHash(num_perm=SLOTS, seed=1) for id_ in texts}
    for id_, signature in hashes.items():
        signature.update_batch([pair.encode() for pair in texts[id_]])
    rate = len(texts) / (time.process_time() - begin)
    index = module.MinHashLSH(threshold=ALIKE, num_perm=SLOTS)
    for id_, signature in hashes.items():
        index.insert(id_, signature)
    pairs = (
        (id_, other)
        for id_, signature in hashes.items()
        for other in index.query(signature)
        if signature.jaccard(hashes[other]) >= ALIKE
    )
    return linked(pairs), rate


def scikit(texts: Mapping[str, list[str]]) -> tuple[Groups, float]:
    """Return what scikit-learn's hashed pairs and nearest neighbours find."""
    hashed = import_module("sklearn.feature_extraction").FeatureHasher(
        n_features=2**20, input_type="string", alternate_sign=False
    )
    begin = time.process_time()
    rows = hashed.transform(texts.values())
    rate = len(texts) / (time.process_time() - begin)
    cosine = 2 * ALIKE / (1 + ALIKE)  # of two sets of one size
    near = import_module("sklearn.neighbors").NearestNeighbors(radius=1 - cosine, metric="cosine")
    found = near.fit(rows).radius_neighbors(rows, return_distance=False)
    ids = list(texts)
    return linked(
        (ids[one], ids[int(other)]) for one, row in enumerate(found) for other in row
    ), rate


def linked(pairs: Iterable[tuple[str, str]]) -> Groups:
    """Return the groups that pairs make, each known by the lowest id."""
    first: dict[str, str] = {}

    def first_of(name: str) -> str:
        while first.get(name, name) != name:
            name = first[name]
        return name

    for one, other in pairs:
        low, high = sorted((first_of(one), first_of(other)))
        first[high] = low
    return {name: low for name in first if (low := first_of(name)) != name}


LIBRARIES: Mapping[str, tuple[str, Callable[[Mapping[str, list[str]]], tuple[Groups, float]]]] = {
    "rensa alone": ("rensa", rensa),
    "datasketch": ("datasketch", datasketch),
    "scikit-learn": ("sklearn", scikit),
}


def rows(folder: Path, count: int) -> Iterator[list[str]]:
    """Yield what each finds."""
    made = made_of(texts_of(folder, count), random.Random(19))  # noqa: S311 - nothing is secret here
    said = {each.article.id: quotable_sentences(each.article) for each in made}
    said = {id_: each for id_, each in said.items() if each}
    made = [each for each in made if each.article.id in said]
    groups, rate = ours(said)
    yield row_of("ours (rensa, then word for word)", made, groups, rate)
    texts = {id_: pairs_of(stems_of(each)) for id_, each in said.items()}
    for name, (module, find) in LIBRARIES.items():
        if find_spec(module):
            yield row_of(name, made, *find(texts))


def main() -> None:
    """Measure, print and keep."""
    parser = with_folder(__doc__, DATA)
    parser.add_argument("--texts", type=int, default=8000, help="real texts that are looked at")
    given = parser.parse_args()
    head = ["found by", *(f"{share:.0%} edited" for share in SHARES), "recall", "precision"]
    table = markdown([*head, "signatures/s"], rows(given.folder, given.texts))
    print(table)
    if given.keep:
        keep("origins", "./dev bench origins", table)


if __name__ == "__main__":
    main()
