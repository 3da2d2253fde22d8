"""What overviews are made of: timelines, and what came since yesterday."""
