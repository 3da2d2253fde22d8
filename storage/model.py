"""What the memory keeps that content has no word for."""

from dataclasses import dataclass

from briefings.model import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much there is, in current articles (replaced ones stand, but are not counted)."""

    articles: int
    sources: int
    replaced: int
    newest: Published | None
    oldest: Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How many current articles a source has; `title` is None for those that state none."""

    title: str | None
    articles: int
    newest: Published | None
