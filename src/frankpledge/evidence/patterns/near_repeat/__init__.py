"""Near repeats: whether events that are close in place are close in time more often than chance would have it."""
