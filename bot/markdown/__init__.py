"""Messages as Markdown text."""
