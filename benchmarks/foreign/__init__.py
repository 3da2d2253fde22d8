"""What other projects wrote to test themselves, read by us: one module per project."""
