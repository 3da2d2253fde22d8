"""What a text says of itself and to its reader, which is no news: labels, corrections, walls."""
