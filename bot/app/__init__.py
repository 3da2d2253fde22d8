"""Settings, assembly, and running the bot."""
