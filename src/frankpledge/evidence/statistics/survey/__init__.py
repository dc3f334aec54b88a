"""Answers of a sample: weights, shares with intervals, waves compared, and whether a printed percentage can be.

For notebooks: no command prints it.
"""
