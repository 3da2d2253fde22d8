"""What commands say about gathering: how fresh answers are, and which sources fail."""
