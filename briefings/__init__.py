"""CONTENT: from a corpus to cited briefs. Knows no database and no chat."""
