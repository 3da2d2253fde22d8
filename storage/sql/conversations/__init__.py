"""What conversations leave open."""
