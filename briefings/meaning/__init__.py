"""How near two texts are in meaning, by a small language model: an extra that nothing needs."""
