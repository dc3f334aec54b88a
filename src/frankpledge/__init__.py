"""Frankpledge: from partners' data to evidence, priorities, actions and a published account."""

__version__ = "0.1.0"
