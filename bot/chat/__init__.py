"""The vocabulary of every platform: messages, requests, actions, access."""
