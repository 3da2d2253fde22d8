"""Lists of feeds, as readers of feeds take them along."""
