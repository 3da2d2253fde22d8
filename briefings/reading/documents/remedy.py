"""What to do with a document that is broken."""

from pathlib import PurePosixPath


def remedy_for(file: str) -> str:
    """Return what to do with a broken document, by the format that its name says."""
    ending = PurePosixPath(file).suffix[1:].upper()
    what = f"the {ending} file" if ending else "the document"
    return f"open {what} and save it again, or save it as text"
