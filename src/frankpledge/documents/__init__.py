"""Text, tables, charts and maps made of numbers, and their rendering. Knows nothing of where numbers come from."""
