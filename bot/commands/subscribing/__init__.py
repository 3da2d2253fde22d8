"""Subscribing: by a line, by screens of buttons, by a form, and by what someone writes."""
