"""Who says the same, and who differs."""
