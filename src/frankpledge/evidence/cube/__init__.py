"""Counts by month and small area: what is derived from rows once, so that no question need read rows again."""
