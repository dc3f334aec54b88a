"""Whether something that was done was followed by less crime than elsewhere, and what may be said of it."""
