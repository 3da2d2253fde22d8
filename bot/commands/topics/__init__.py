"""Commands that show what no topic covers, and make, try, change and remove topics."""
