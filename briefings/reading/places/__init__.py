"""Where stored articles were read, and where they are now."""
