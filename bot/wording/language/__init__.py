"""How each language says things: its catalogue, and numbers, dates, lists and cities from CLDR."""
