"""Reads any report and checks the numbers in it: formats → parsing (what is claimed) → rules (does it hold)."""
