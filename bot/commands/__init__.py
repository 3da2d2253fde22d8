"""What people can ask: the table of commands, and one file a family of commands."""
