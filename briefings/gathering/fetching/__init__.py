"""Fetching web addresses and mailboxes: politely, within limits, from checked hosts."""
