"""Renders messages for Slack: blocks, forms and controls. Pure."""
