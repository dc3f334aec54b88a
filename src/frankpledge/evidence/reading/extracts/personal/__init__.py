"""What tells that a file which should be about events is about people."""
