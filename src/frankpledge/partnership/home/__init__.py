"""The start page of a partnership."""
