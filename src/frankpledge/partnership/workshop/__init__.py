"""Priorities set together: issues with their evidence, scores without names, and what was decided."""
