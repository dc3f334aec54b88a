"""Months as positions on an axis."""

from __future__ import annotations

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def ordinal(month: str) -> int:
    """Months since the year 0 of `'2023-04'`."""
    year, number = month.split("-")
    if not 1 <= int(number) <= 12:
        raise ValueError(f"{month!r} is not a month: YYYY-MM was expected.")
    return int(year) * 12 + int(number) - 1


def in_words(position: int) -> tuple[str, str]:
    """('Apr', '2023')."""
    return SHORT[position % 12], str(position // 12)


def labelled(first: int, last: int, room: int) -> list[int]:
    """The months that get a label: at most `room` of them, evenly spaced, beginning with the first."""
    count = last - first + 1
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if -(-count // step) <= room), count)
    return list(range(first, last + 1, step))
