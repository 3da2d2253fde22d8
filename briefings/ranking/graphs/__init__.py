"""LexRank and TextRank, the engines in which sentences vote for one another."""
