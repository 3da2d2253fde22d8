"""Sources in the tables: how they are set up, how their gathering goes, and what they had."""
