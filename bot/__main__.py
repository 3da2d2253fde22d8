"""`python -m bot` and `briefing-bot`."""
