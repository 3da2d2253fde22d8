"""What is said while someone subscribes."""
