"""The web server that platforms call."""
