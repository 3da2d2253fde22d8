"""Where sentences end: at marks, at full stops, at items of a list."""
