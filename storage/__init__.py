"""MEMORY: what outlives the process."""
