"""Files that hold several articles: where each begins, and what it states about itself."""
