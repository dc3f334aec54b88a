"""Functions of numbers alone: they know no file, area or month."""
