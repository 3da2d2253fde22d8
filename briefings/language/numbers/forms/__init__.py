"""The forms that a figure takes in a sentence: money, measures, ranges, times of day, names."""
