"""When digests are due, and what is in them."""
