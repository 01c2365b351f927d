"""Text to candidates, decisions to replaced text, and the gate; knows neither the database nor the screen."""
