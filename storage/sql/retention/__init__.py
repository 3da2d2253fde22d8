"""How long each table's rows are kept, and forgetting them."""
