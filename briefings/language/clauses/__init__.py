"""Parts of a sentence, and what they are for."""
