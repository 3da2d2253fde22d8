"""Where the sentences of one story state one thing otherwise, and which of them is overtaken."""
