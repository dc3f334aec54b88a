"""The check of any report's numbers, by upload or paste: read in memory, answered, and forgotten."""
