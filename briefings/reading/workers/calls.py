"""What workers are called for, by name: what parses foreign bytes is imported in workers only."""

from typing import Final

READ_MEMBERS: Final = "briefings.reading.formats:read_members"
"""Bytes, their place, members to pass over → articles, refusals, and what begins."""
READ_STORED: Final = "briefings.reading.formats:read_stored"
"""A stored article → articles and refusals."""
READ_SOURCE: Final = "briefings.reading.feeds.read:read_source"
"""The bytes of a source, its place → its head, then its entries and refusals."""
READ_PAGE: Final = "briefings.reading.feeds.full_text:read_page_of"
"""The bytes of an entry's page, its place → its article or a refusal."""
READ_OPML: Final = "briefings.reading.outlines.opml:read_opml"
"""The bytes of a list of feeds, its name → outlines and refusals."""
