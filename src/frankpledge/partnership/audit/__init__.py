"""What was done, by whom, about what: an append-only, chained log that no view of this room shows."""
