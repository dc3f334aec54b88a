"""Bringing what publishers offer into a folder, as the reading of it expects it. No other room asks a server."""
