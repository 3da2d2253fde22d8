"""What the sentences of a story state: which of them state the same, and how much that matters."""
