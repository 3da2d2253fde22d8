"""What is ready to be asked for, and how it is kept so."""
