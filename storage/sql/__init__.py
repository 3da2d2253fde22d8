"""The memory in SQL tables: one file a noun."""
