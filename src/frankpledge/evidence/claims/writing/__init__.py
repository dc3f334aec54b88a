"""Errata for people and for programs: text, a web page, JSON, SARIF, and the Word file with comments."""
