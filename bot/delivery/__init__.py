"""From a request to its delivered answer."""
