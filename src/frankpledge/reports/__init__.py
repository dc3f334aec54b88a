"""Composes evidence and documents into reports."""
