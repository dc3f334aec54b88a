"""What the next months would bring if nothing changed: several forecasts, tried on the past before one is believed."""
