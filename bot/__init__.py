"""CONVERSATION: asked, answered, delivered."""
