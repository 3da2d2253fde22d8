"""What sources hold: feeds, pages that link to articles, sitemaps, previews; entries of each."""
