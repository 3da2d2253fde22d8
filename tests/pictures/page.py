"""An HTML document around what is shown, in a platform's colours, light and dark."""

from pathlib import Path

_STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")


def document(platform: str, inside: str) -> str:
    """Return the document of one screen."""
    return (
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<style>{_STYLE}</style><body class={platform}>{inside}"
    )
