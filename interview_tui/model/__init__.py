"""The study itself: frozen records and pure functions. Imports the standard library only."""
