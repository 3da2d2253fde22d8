"""Sentences, terms and quantities of a text."""
