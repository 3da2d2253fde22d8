"""What the memory promises: one protocol a noun."""
