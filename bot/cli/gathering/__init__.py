"""The commands about sources, and what is gathered of them."""
