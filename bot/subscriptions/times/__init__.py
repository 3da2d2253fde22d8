"""Times of day, days of the week and durations, as people write them in the bot's languages."""
