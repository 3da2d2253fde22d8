"""A round over sources: each fetched, read, compared with what is known, and stored."""
