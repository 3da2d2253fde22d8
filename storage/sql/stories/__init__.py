"""Stories in the tables: which article is of which, and what it takes to group further ones."""
