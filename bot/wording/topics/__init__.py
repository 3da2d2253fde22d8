"""What the bot says of stories that no topic covers, and of topics as they are made."""
