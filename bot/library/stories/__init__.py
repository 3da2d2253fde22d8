"""The stories of a store: they follow its articles, and are put right in the background."""
