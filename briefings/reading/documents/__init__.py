"""Files of word processors, e-books and PDF: their paragraphs, as articles."""
