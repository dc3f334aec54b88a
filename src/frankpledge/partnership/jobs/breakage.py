"""What may be said of an exception that may quote a file: its type and its place in the code, and no more."""

import traceback
from pathlib import Path

_FRAMES = 6


def where(error: BaseException) -> str:
    """`ZeroDivisionError at read.py:12 ← working.py:40`, the innermost place first."""
    frames = traceback.extract_tb(error.__traceback__, limit=-_FRAMES)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
    return f"{type(error).__name__} at {' ← '.join(places)}"
