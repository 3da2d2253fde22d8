"""What commands take: the words after a command, and which of them it understands."""
