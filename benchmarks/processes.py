"""What `./dev bench speed` runs in processes of their own, to time their start or weigh them.

Usage: python benchmarks/processes.py lexrank|textrank|brief COUNT   prints its peak memory in MB
       python benchmarks/processes.py sumy FILE…                     prints sumy's five sentences
"""

import re
import resource
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

WORKS = ("sumy", "brief", "lexrank", "textrank")


def main() -> None:
    """Do what the first argument names with the others."""
    given = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    given.add_argument("work", choices=WORKS)
    given.add_argument("others", nargs="+")
    options = given.parse_args()
    if options.work == "sumy":
        print("\n".join(summarized(options.others)))
        return
    if options.work == "brief":
        brief_of(int(options.others[0]))
    else:
        ranked(options.work, int(options.others[0]))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def summarized(files: Sequence[str]) -> list[str]:
    """Return the five sentences that sumy's LexRank chooses from files."""
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415 - timed
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - timed

    text = "\n\n".join(Path(file).read_text("utf-8") for file in files)
    document = PlaintextParser.from_string(text, Plain()).document
    return [str(sentence) for sentence in LexRankSummarizer()(document, 5)]


class Plain:
    """A tokenizer for sumy; its own needs data of NLTK's that don't come with it."""

    @staticmethod
    def to_sentences(paragraph: str) -> list[str]:
        """Return the sentences of `paragraph`."""
        return re.split(r"(?<=[.!?])\s+(?=[A-Z])", paragraph)

    @staticmethod
    def to_words(sentence: str) -> list[str]:
        """Return the words of `sentence`."""
        return re.findall(r"[^\W\d_]+", sentence)


def brief_of(count: int) -> None:
    """Make a brief of so many sentences."""
    import made_up  # noqa: PLC0415 - sumy's start is timed without it

    made_up.brief(list(made_up.articles(made_up.sentences(count))))


def ranked(engine: str, count: int) -> None:
    """Score so many sentences."""
    import made_up  # noqa: PLC0415 - see above

    from briefings.ranking.graphs import scores as graphs  # noqa: PLC0415 - see above

    scores = {"lexrank": graphs.lexrank_scores, "textrank": graphs.textrank_scores}[engine]
    scores(made_up.numbered(made_up.sentences(count)))


if __name__ == "__main__":
    main()
