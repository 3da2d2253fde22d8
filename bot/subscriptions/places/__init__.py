"""What people call the places that have time zones: cities, countries, zones and offsets."""
