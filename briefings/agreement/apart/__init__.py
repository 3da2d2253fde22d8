"""What holds two alike sentences apart, kind by kind."""
