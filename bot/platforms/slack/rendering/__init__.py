"""Messages in Slack's own shape: blocks, forms, and what can be pressed. Pure."""
