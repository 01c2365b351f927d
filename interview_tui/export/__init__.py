"""Summary -> bytes -> files. Knows no database and no screen."""
