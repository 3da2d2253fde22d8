"""What people mean who write no slash: courtesy, topics, commands, or words to look for."""
