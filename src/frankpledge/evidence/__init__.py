"""The engine: numbers that can be asked where they came from. Knows nothing of documents or of the web."""
