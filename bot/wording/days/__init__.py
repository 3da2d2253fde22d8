"""Days: which ones a brief covers, and what came out on which."""
