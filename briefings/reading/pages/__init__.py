"""HTML pages: their markup, what they state about themselves, and their text."""
