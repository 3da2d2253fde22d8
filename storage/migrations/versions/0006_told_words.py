"""What channels were told by its words, too; and an index for how many articles came since."""

import hashlib
import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the indexes; what was told so far gets its words from its articles."""
    op.create_index(
        "ix_articles_retrieved_at_current",
        "articles",
        ["retrieved_at", "source_title"],
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )
    op.add_column("told", sa.Column("wording", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_told_channel_wording", "told", ["channel", "wording"])
    _fill(op.get_bind())


def downgrade() -> None:
    """Take them back."""
    op.drop_index("ix_told_channel_wording", "told")
    op.drop_column("told", "wording")
    op.drop_index("ix_articles_retrieved_at_current", "articles")


def _fill(connection: sa.Connection) -> None:
    places = connection.execute(
        sa.text(
            'SELECT DISTINCT article, start, "end", substr(body, start + 1, "end" - start) AS said '
            'FROM told JOIN articles ON articles.id = told.article WHERE "end" > 0'
        )
    ).all()
    put = sa.text(
        "UPDATE told SET wording = :wording "
        'WHERE article = :article AND start = :start AND "end" = :end'
    )
    for place in places:
        stated = {"article": place.article, "start": place.start, "end": place.end}
        connection.execute(put, stated | {"wording": _wording(place.said)})


def _wording(text: str) -> str:
    """Return what `bot.news.wording` was when this was written."""
    words = re.findall(r"\w+", text.casefold())
    written = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]
