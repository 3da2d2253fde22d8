"""From articles to a brief: select, support, explain."""
