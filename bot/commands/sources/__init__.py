"""Commands about sources: how they are doing, adding and removing them, reading what is sent."""
