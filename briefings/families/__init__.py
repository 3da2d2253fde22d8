"""Families: the names and sites of one publisher, told from those of others."""
