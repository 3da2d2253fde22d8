"""Processes in which foreign bytes are parsed: each can be killed, and takes nothing with it."""
