"""What is read back from rows that an earlier version wrote."""

import json
from datetime import date

from briefings.spans import DayReference
from storage.sql.codec import decode_points
from tests.builders import an_article


def test_points_of_an_earlier_version_show_the_days_that_they_mean() -> None:
    """A row that keeps no days has them found anew, each in its own quotation."""
    article = an_article("They met on Thursday. They parted today.", published=date(2025, 5, 9))
    row = {"lead": (article.id, 0, 21), "support": [(article.id, 22, 40)], "differs": []}

    (point,) = decode_points(json.dumps([row]), {article.id: article})

    assert (DayReference(12, 20, date(2025, 5, 8)),) == point.lead.days
    assert (DayReference(12, 17, date(2025, 5, 9)),) == point.support[0].days
