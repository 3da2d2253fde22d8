"""What people write to the bot in their own words: one file of phrases a language."""
