"""Articles that tell of one event, and what their sentences state."""
