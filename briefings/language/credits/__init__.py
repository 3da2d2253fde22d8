"""Credits: which agency or paper a text says that it comes from."""
