"""Months written as the police publish them: 2021-03. Such texts compare in the order of time."""


def month_after(month: str, count: int) -> str:
    """The month that many months after (or, below zero, before) this one."""
    year, number = map(int, month.split("-"))
    whole = year * 12 + number - 1 + count
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"


def months_between(earlier: str, later: str) -> int:
    """How many months later the second is than the first."""
    return _whole(later) - _whole(earlier)


def month_range(first: str, count: int) -> list[str]:
    """So many months, from the first."""
    return [month_after(first, number) for number in range(count)]


def month_number(month: str) -> int:
    """1 for January to 12 for December."""
    return int(month[5:])


def _whole(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)
