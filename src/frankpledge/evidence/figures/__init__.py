"""Figures: a question written out, its answer, and where the answer came from."""
