"""A brief as JSON: a promise to users, see the README."""

import json
from typing import Any

from briefings.addresses import without_user
from briefings.model import Brief, Difference, Excerpt, Origins, Point, Reason
from briefings.published import Published
from briefings.window import Window


def brief_json(brief: Brief) -> str:
    """Return the brief as one JSON object, the same in the same out, byte for byte."""
    return json.dumps(brief_object(brief), ensure_ascii=False, indent=2)


def brief_object(brief: Brief) -> dict[str, Any]:
    """Return the brief in JSON's own types; citation n is its n-th excerpt, as for `/context`."""
    numbers = iter(range(1, len(brief.excerpts) + 1))

    def excerpt(quoted: Excerpt) -> dict[str, Any]:
        return _quoted(quoted) | {"citation": next(numbers), "days": _days(quoted)}

    def difference(other: Difference) -> dict[str, Any]:
        return {
            "what": other.what,
            "ours": other.ours,
            "theirs": other.theirs,
            "relation": other.relation,
            "excerpt": excerpt(other.excerpt),
        }

    def point(each: Point) -> dict[str, Any]:
        return {
            "lead": excerpt(each.lead),
            "support": [excerpt(quoted) for quoted in each.support],
            "differs": [difference(other) for other in each.differs],
            "updates": [difference(other) for other in each.updates],
            "before": _quoted(each.before) if each.before else None,
            "why": _why(each.why) if each.why else None,
            "origins": _origins(each.origins) if each.origins else None,
        }

    return {
        "id": brief.id,
        "topic": {"name": brief.topic.name, "title": brief.topic.title},
        "match": brief.match,
        "as_of": _iso(brief.as_of),
        "window": _window(brief.window) if brief.window else None,
        "method": brief.method,
        "articles": {"considered": brief.considered, "matched": brief.matched},
        "points": [point(each) for each in brief.points],
        "citations": [_citation(n, quoted) for n, quoted in enumerate(brief.excerpts, start=1)],
    }


def _window(window: Window) -> dict[str, str | bool | None]:
    """Return the days that a brief covers, and whether it reaches further back than was wanted."""
    return {
        "since": _iso(window.begins),
        "until": _iso(window.until),
        "widened": window.widened_to is not None,
    }


def _quoted(excerpt: Excerpt) -> dict[str, Any]:
    place = excerpt.citation
    return {"text": excerpt.text, "start": place.start, "end": place.end}


def _days(excerpt: Excerpt) -> list[dict[str, str]]:
    """Return which day words like "Thursday" mean, by the date of the article."""
    return [
        {"text": excerpt.text[start:end], "date": day.isoformat()}
        for start, end, day in excerpt.days
    ]


def _why(reason: Reason) -> dict[str, Any]:
    return {"terms": reason.terms, "words": reason.words, "weight": reason.weight}


def _origins(origins: Origins) -> dict[str, Any]:
    return {"articles": origins.articles, "names": origins.names}


def _citation(number: int, quoted: Excerpt) -> dict[str, Any]:
    place = quoted.citation
    return {
        "number": number,
        "article": place.article,
        "source": place.source,
        "title": place.title,
        "url": without_user(place.url) if place.url else None,
        "published": _iso(place.published),
        "file": place.file,
        "source_is_host": place.is_host,
        "labels": list(place.labels),
    }


def _iso(published: Published | None) -> str | None:
    return published.isoformat() if published else None
