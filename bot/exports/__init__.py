"""Briefs as JSON and as Markdown."""
