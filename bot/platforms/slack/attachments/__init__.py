"""Files that people send the bot in Slack."""
