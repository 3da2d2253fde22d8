"""E-mail: messages and mailboxes, and who wrote which words of them."""
