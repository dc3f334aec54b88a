"""What the law asks of a partnership, as dated data (`law/*.toml`), and its clocks.

This room knows rules and when they fall due. Rooms above it say what has been done (`changes/doing.py`).
"""
