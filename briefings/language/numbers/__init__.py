"""Numbers, amounts and dates, as a sentence states them."""
