"""The table, a page a measure, what is held, and the page behind every number."""
