"""What other programs export: feeds, references, subtitles, and what is refused by its name."""
