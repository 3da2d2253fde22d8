"""What is about a topic or a question."""
