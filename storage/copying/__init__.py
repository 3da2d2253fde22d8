"""Whole databases, copied into files: for backups, for restoring, and before an upgrade."""
