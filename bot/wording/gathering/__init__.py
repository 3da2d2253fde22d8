"""What the bot says about gathering: how fresh an answer is, and which sources can't be had."""
