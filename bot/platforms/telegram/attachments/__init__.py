"""Files that people send the bot, and posts of channels that they pass on."""
