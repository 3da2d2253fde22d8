"""Topics in the tables: as they are written, what touched them, and their ranked lists."""
