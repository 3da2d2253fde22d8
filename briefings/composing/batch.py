"""The batch door: one line with documents and perhaps a question in, one result out."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from briefings.composing.pipeline import compose
from briefings.composing.support import Composed
from briefings.errors import ReadingError
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.language.detection import language_of
from briefings.matching.nearest import is_told
from briefings.matching.questions import relevance
from briefings.meaning.port import Meaning
from briefings.model import Article
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.names import DEFAULT
from briefings.ranking.pool import Pool
from briefings.spans import Mark
from briefings.stories.values.disagreements import Disagreement

WORDS: Final = 240
"""How long a result gets at most where no length is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be condensed.

    Attributes:
        id: what the result is called, as given.
        documents: the articles with the names that they are cited by, in order.
        about: words or a question, or None.
    """

    id: str | int
    documents: tuple[tuple[str | int, Article], ...]
    about: str | None = None


def read_task(line: str, where: str, marks_of: Callable[[str], tuple[Mark, ...]]) -> Task:
    """Return the task that a line of JSON states.

    Args:
        line: ``{"id", "about"?, "documents": […]}``, a document being
            ``{"id"?, "title"?, "text", "source"?, "published"?}``.
        where: which line it is, for who has to mend it.
        marks_of: tells which stretches of a text are not quotable.

    Raises:
        ReadingError: the line is no such object.
    """
    try:
        return _task(json.loads(line), marks_of)
    except (ValueError, TypeError, RecursionError) as error:
        remedy = 'write {"id": …, "documents": [{"text": …}]}'
        raise ReadingError("batch", where, str(error).partition("\n")[0], remedy) from error


def condense(
    task: Task, budget: Budget, engine: str | None = None, meaning: Meaning | None = None
) -> dict[str, Any]:
    """Return the result of `task` in JSON's own types; offsets are code points into the texts.

    Args:
        task: what to condense.
        budget: how long the leads may get together.
        engine: a name of `engines.NAMES`.
        meaning: what compares meanings, if anything does.

    Raises:
        EngineError: there is no engine of that name.
        MeaningError: meanings can't be compared.
    """
    chosen = engine_named(engine or DEFAULT, for_question=task.about is not None)
    pool = _pool(task, meaning)
    points = compose(pool, chosen, budget) if pool else []
    names = {id(article): name for name, article in task.documents}
    return {
        "id": task.id,
        "text": "\n".join(point.statement.lead.text for point in points),
        "points": [_point(point, names) for point in points],
        "answered": pool is not None,
    }


def _pool(task: Task, meaning: Meaning | None) -> Pool | None:
    """Return what there is to choose from; None where nothing answers what was asked."""
    sentences = [one for _, article in task.documents for one in quotable_sentences(article)]
    if not sentences:
        return None
    if task.about is None:
        return Pool(sentences, meaning=meaning)
    if not is_told(task.about, sentences):
        return None
    return Pool(sentences, nearness=relevance(task.about, sentences), meaning=meaning)


def _point(point: Composed, names: Mapping[int, str | int]) -> dict[str, Any]:
    said = point.statement
    return {
        "lead": _quoted(said.lead, names),
        "support": [_quoted(other, names) for other in said.support],
        "differs": [_difference(*differs, names) for differs in said.differs],
        "updates": [_difference(*updates, names) for updates in said.updates],
        "related": [_quoted(other, names) for other in said.related],
        "why": {"words": list(point.gain.words), "weight": point.gain.weight},
    }


def _difference(
    other: Candidate, verdict: Disagreement, names: Mapping[int, str | int]
) -> dict[str, Any]:
    stated = {"what": verdict.what, "ours": verdict.ours, "theirs": verdict.theirs}
    return _quoted(other, names) | stated | {"relation": verdict.relation}


def _quoted(candidate: Candidate, names: Mapping[int, str | int]) -> dict[str, Any]:
    return {
        "text": candidate.text,
        "document": names[id(candidate.article)],
        "start": candidate.span.start,
        "end": candidate.span.end,
    }


def _task(record: object, marks_of: Callable[[str], tuple[Mark, ...]]) -> Task:
    if not isinstance(record, dict):
        raise TypeError("it is not an object")
    documents = record.get("documents")
    if not isinstance(documents, list):
        raise TypeError("it has no list of documents")
    about = _text(record, "about")
    return Task(
        id=_name(record, None),
        about=about if about and about.strip() else None,
        documents=tuple(_document(one, n, marks_of) for n, one in enumerate(documents)),
    )


def _document(
    record: object, number: int, marks_of: Callable[[str], tuple[Mark, ...]]
) -> tuple[str | int, Article]:
    if not isinstance(record, dict):
        raise TypeError(f"document {number} is not an object")
    text = _text(record, "text")
    if text is None:
        raise TypeError(f"document {number} has no text")
    source = _text(record, "source")
    article = Article(
        body=text,
        title=_text(record, "title"),
        source=Publisher(name=source.casefold(), title=source) if source else None,
        published=_published(record.get("published")),
        language=language_of(text),
        marks=marks_of(text),
    )
    return _name(record, str(number)), article


def _name(record: Mapping[str, Any], otherwise: str | None) -> str | int:
    name = record.get("id")
    if isinstance(name, str | int) and not isinstance(name, bool):
        return name
    if name is None and otherwise is not None:
        return otherwise
    raise TypeError("an id is neither text nor number" if name is not None else "it has no id")


def _text(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"its {field} is not text")


def _published(value: object) -> Published | None:
    """Return the day or instant stated in ISO 8601; anything else stays unknown."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    is_instant = at.tzinfo is not None and "T" in value.upper().replace(" ", "T", 1)
    return at if is_instant else date(at.year, at.month, at.day)


def budget_for(words: int | None, points: int | None) -> Budget:
    """Return the budget asked for: words, or points, or the usual length."""
    return Budget(words=words if words or points else WORDS, points=points)


def as_lines(result: Mapping[str, Any]) -> Sequence[str]:
    """Return a result as lines to read: its id as a heading, then the leads."""
    said = result["text"] or ("" if result["answered"] else "Nothing about it in the documents.")
    return [f"{result['id']}", *filter(None, [said]), ""]
