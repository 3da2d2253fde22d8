"""Slack as a place to talk."""
