"""Articles, and the search index that finds them by their words."""
