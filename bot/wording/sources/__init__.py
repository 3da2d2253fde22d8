"""What the bot says of sources: how they are doing, which are added, what was read."""
