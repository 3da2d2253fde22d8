"""The databases: how each connects, writes and fails."""
