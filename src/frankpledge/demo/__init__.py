"""One fictional partnership and its data."""
