"""Run migrations on the connection that `upgrade.py` hands over, in its transaction."""

from alembic import context

from storage.sql.tables import metadata


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # Alembic's name for it: nothing happens at import
    _run()
