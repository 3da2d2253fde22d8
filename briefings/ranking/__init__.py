"""Which sentences matter most."""
