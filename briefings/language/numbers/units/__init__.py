"""What amounts are in: money, measures, lengths of time."""
