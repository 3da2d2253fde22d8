"""Gathering by itself: rounds over the sources, what of it is new, and how each source is doing."""
