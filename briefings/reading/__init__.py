"""Bytes to Articles: one file a format."""
