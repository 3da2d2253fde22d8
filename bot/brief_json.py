"""A brief as JSON: a promise to users, see the README."""

import json
from typing import Any

from briefings.model import Brief, Excerpt, Point, Published


def brief_json(brief: Brief) -> str:
    """Return the brief as one JSON object, the same in the same out, byte for byte."""
    return json.dumps(brief_object(brief), ensure_ascii=False, indent=2)


def brief_object(brief: Brief) -> dict[str, Any]:
    """Return the brief in JSON's own types; citation n is its n-th excerpt, as for `/context`."""
    numbers = iter(range(1, len(brief.excerpts) + 1))

    def excerpt(quoted: Excerpt) -> dict[str, Any]:
        place = quoted.citation
        return {
            "text": quoted.text,
            "start": place.start,
            "end": place.end,
            "citation": next(numbers),
        }

    def point(said: Point) -> dict[str, Any]:
        return {
            "lead": excerpt(said.lead),
            "support": [excerpt(quoted) for quoted in said.support],
            "differs": [
                {
                    "what": other.what,
                    "ours": other.ours,
                    "theirs": other.theirs,
                    "excerpt": excerpt(other.excerpt),
                }
                for other in said.differs
            ],
        }

    return {
        "id": brief.id,
        "topic": {"name": brief.topic.name, "title": brief.topic.title},
        "as_of": _stated(brief.as_of),
        "method": brief.method,
        "articles": {"considered": brief.considered, "matched": brief.matched},
        "points": [point(said) for said in brief.points],
        "citations": [_citation(n, quoted) for n, quoted in enumerate(brief.excerpts, start=1)],
    }


def _citation(number: int, quoted: Excerpt) -> dict[str, Any]:
    place = quoted.citation
    return {
        "number": number,
        "article": place.article,
        "source": place.source,
        "title": place.title,
        "url": place.url,
        "published": _stated(place.published),
        "file": place.file,
    }


def _stated(published: Published | None) -> str | None:
    return published.isoformat() if published else None
