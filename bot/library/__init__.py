"""What commands and pages read: topics, briefs, passages."""
