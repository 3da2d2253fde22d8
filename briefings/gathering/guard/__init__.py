"""What may be fetched: which addresses are public, which hosts are ours, checked on connecting."""
