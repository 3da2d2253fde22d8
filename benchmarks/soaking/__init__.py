"""The soak: its rounds, and what goes wrong in them."""
