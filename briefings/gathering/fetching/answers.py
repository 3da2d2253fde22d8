"""What an answer of a server means."""

from http import HTTPStatus
from typing import Final

from briefings.gathering.fetching import headers as stated
from briefings.gathering.fetching.exchange import Reply
from briefings.gathering.outcomes import Failed, Fetched, Gone, Outcome, Unchanged
from briefings.gathering.source import NO_VALIDATORS, Validators

_WORDS: Final = {
    HTTPStatus.UNAUTHORIZED: "it wants a login",
    HTTPStatus.PAYMENT_REQUIRED: "it wants to be paid",
    HTTPStatus.FORBIDDEN: "it doesn't let us in",
    HTTPStatus.NOT_FOUND: "nothing is there",
    HTTPStatus.TOO_MANY_REQUESTS: "we asked too often",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "the law forbids it",
}


def outcome_of(
    reply: Reply, sent: Validators, moved_to: str | None, *, is_for_good: bool
) -> Outcome:
    """Return what comes of the last answer.

    Args:
        reply: it.
        sent: the validators that the server was sent.
        moved_to: where it stands for good, if that is elsewhere.
        is_for_good: whether every redirect on the way, if any, said that it is for good.
    """
    headers, fresh_for = reply.headers, stated.fresh_for(reply.headers)
    if reply.status in {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}:
        kind, charset = stated.content_type(headers)
        return Fetched(
            url=reply.target.url,
            body=reply.body,
            content_type=kind,
            charset=charset,
            validators=stated.validators(headers),
            fresh_for=fresh_for,
            moved_to=moved_to,
            links=stated.links(headers, reply.target),
            robots=stated.reservations(headers),
        )
    if reply.status == HTTPStatus.NOT_MODIFIED and sent != NO_VALIDATORS:
        newer = stated.validators(headers)
        kept = Validators(
            etag=newer.etag or sent.etag, last_modified=newer.last_modified or sent.last_modified
        )
        return Unchanged(validators=kept, fresh_for=fresh_for, moved_to=moved_to)
    if reply.status == HTTPStatus.GONE and is_for_good:
        return Gone()
    return _failure(reply)


def taken(reply: Reply) -> Outcome:
    """Return what comes of an answer to what was sent; a body isn't read."""
    if reply.status in range(200, 300):
        return Fetched(url=reply.target.url, body=b"")
    return _failure(reply)


def _failure(reply: Reply) -> Failed:
    why = next((words for status, words in _WORDS.items() if status == reply.status), None)
    reason = f"the server answered {reply.status}" + (f": {why}" if why else "")
    return Failed(reason=reason, retry_after=stated.retry_after(reply.headers))
