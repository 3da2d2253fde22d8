"""What can go wrong with the memory.

StorageError                            the driver's exception always as ``__cause__``
├── StoreUnavailable(where, reason, remedy)     can't be opened, read or written now
│   └── StoreUnreachable                        its server is not there, or restarts: it may be soon
├── StoreDamaged(where, reason, remedy)         the file is not, or no longer, a sound database
├── SchemaTooNew(where, found, expected)        a newer version wrote it: upgrade the program
└── NotFound(kind, name)                         no such article, topic or brief

Errors are data: attributes first, the text derived, one line, *what: which — what to do*.
`where` is never the whole address of a database: it names no password.
"""


class StorageError(Exception):
    """Base of every error of this package."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, as the text is derived from them."""
        return type(self), tuple(vars(self).values())


class StoreUnavailable(StorageError):  # noqa: N818 - named by what is the case
    """The store can't be opened, read or written now."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        """Name the store, what happened, and what to do."""
        self.where, self.reason, self.remedy = where, reason, remedy
        super().__init__(f"store unavailable: {where}: {reason} — {remedy}")


class StoreUnreachable(StoreUnavailable):
    """The store's server is not there now, or takes nobody in: waiting may help."""


class StoreDamaged(StorageError):  # noqa: N818
    """The file is not a sound database."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        """Name the store, what was found, and what to do."""
        self.where, self.reason, self.remedy = where, reason, remedy
        super().__init__(f"store damaged: {where}: {reason} — {remedy}")


class SchemaTooNew(StorageError):  # noqa: N818
    """A newer version of the program wrote this store."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        """Name the store, the schema revision found, and the newest one known here."""
        self.where, self.found, self.expected = where, found, expected
        super().__init__(
            f"store is of a newer version: {where} has schema {found!r}, "
            f"this program knows {expected!r} — upgrade the program, or name another DATABASE_URL",
        )


class NotFound(StorageError):  # noqa: N818
    """There is no such thing in the store."""

    def __init__(self, kind: str, name: str) -> None:
        """Name the kind of thing (article, topic, brief) and its name or id."""
        self.kind, self.name = kind, name
        super().__init__(f"no such {kind}: {name!r}")
