"""Tables that are made by a function each: those of Slack, and of stories."""
