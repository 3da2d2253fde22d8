"""The bundled corpus: five articles, and the topics that a new database starts with."""
