"""Months and runs of months: how they are written, read, and put beside the same months a year before.

A month is the first day of it (`datetime.date`); a `Period` is a run of whole months. In a figure's id a period is
always written `2024-04..2025-03`: it can't be taken for anything else.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

Month = dt.date

FIRST_YEAR, LAST_YEAR = 1900, 2100  # that a person may write; beyond them a calendar soon ends

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class UnclearPeriod(ValueError):
    """A period that can't be read, or can be read in two ways; its text says which and what to write instead."""


@lru_cache(maxsize=4096)  # rows of counts tell the same few months a million times
def month(text: str) -> Month:
    """The month written `2024-04`. Raises ValueError for anything else, the thirteenth month included."""
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise ValueError(f"“{text}” is not a month: write it as 2024-04")
    return dt.date(int(text[:4]), int(text[5:]), 1)


@lru_cache(maxsize=4096)
def written(m: Month) -> str:
    """`2024-04`."""
    return f"{m:%Y-%m}"


def named(m: Month) -> str:
    """`April 2024`."""
    return f"{MONTH_NAMES[m.month - 1]} {m.year}"


def later(m: Month, months: int) -> Month:
    """The month so many months after (before, where negative)."""
    count = m.year * 12 + m.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True, order=True)
class Period:
    """The months from `first` to `last`, both included."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise UnclearPeriod(f"the period begins in {named(self.first)}, after it ends in {named(self.last)}")

    def __len__(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def __contains__(self, m: Month) -> bool:
        return self.first <= m <= self.last

    @property
    def months(self) -> list[Month]:
        return [later(self.first, i) for i in range(len(self))]

    @property
    def id(self) -> str:
        """`2024-04..2025-03`."""
        return f"{written(self.first)}..{written(self.last)}"

    @property
    def name(self) -> str:
        """The short name: `2024/25`, `year to December 2025`, `Q2 2022/23`, `April to December 2025`, `May 2025`."""
        if len(self) == 1:
            return named(self.first)
        if len(self) == 3 and self.first.month % 3 == 1:
            began = self.first.year - (self.first.month < 4)
            return f"Q{(self.first.month + 8) % 12 // 3 + 1} {began}/{(began + 1) % 100:02}"
        if len(self) == 12:
            if self.first.month == 4:
                return f"{self.first.year}/{self.last.year % 100:02}"
            return f"year to {named(self.last)}"
        return self.run

    @property
    def full_name(self) -> str:
        """The name in full, as it is printed beside a figure: `2024/25 (April 2024 to March 2025)`."""
        return self.name if self.name in (self.run, named(self.first)) else f"{self.name} ({self.run})"

    @property
    def phrase(self) -> str:
        """The short name as it stands in a sentence: `2024/25`, `the year to December 2025`."""
        return f"the {self.name}" if self.name.startswith("year") else self.name

    @property
    def full_phrase(self) -> str:
        """The full name as it stands in a sentence."""
        return self.full_name.replace(self.name, self.phrase, 1)

    @property
    def run(self) -> str:
        """The months in words: `April 2024 to March 2025`."""
        if len(self) == 1:
            return named(self.first)
        first = named(self.first) if self.first.year != self.last.year else MONTH_NAMES[self.first.month - 1]
        return f"{first} to {named(self.last)}"

    def year_before(self) -> "Period":
        """The same months a year before."""
        return Period(later(self.first, -12), later(self.last, -12))

    @classmethod
    def ending(cls, last: Month, months: int = 12) -> "Period":
        """The run of so many months that ends with `last`."""
        return cls(later(last, 1 - months), last)

    @classmethod
    def read(cls, text: str) -> "Period":
        """What a person writes: `2024/25`, `2024-25`, `Q2 2024/25`, `2024-04..2025-03`, `2025-06`.

        Raises UnclearPeriod, with the way to write it, for anything else or for what can be read in two ways.
        """
        text = text.strip()
        try:
            period = cls._read(text)
        except UnclearPeriod:
            raise
        except ValueError as error:
            raise UnclearPeriod(f"the period “{text}” can't be read: {error}") from None
        if period.first.year < FIRST_YEAR or period.last.year > LAST_YEAR:
            raise UnclearPeriod(
                f"the period “{text}” can't be meant: years from {FIRST_YEAR} to {LAST_YEAR} are understood"
            )
        return period

    @classmethod
    def _read(cls, text: str) -> "Period":
        if ".." in text:
            first, _, last = text.partition("..")
            return cls(month(first), month(last))
        if found := re.fullmatch(r"[Qq]([1-4]) ([0-9]{4}/[0-9]{2})", text):
            year = cls._read(found[2])
            return cls.ending(later(year.first, 3 * int(found[1]) - 1), 3)
        if found := re.fullmatch(r"([0-9]{4})(/|-)([0-9]{2})", text):
            return cls._year_or_month(text, int(found[1]), found[2], int(found[3]))
        raise UnclearPeriod(
            f"the period “{text}” can't be read: write a financial year (2024/25), a quarter of it (Q2 2024/25), "
            "a month (2024-04) or a run of months (2024-04..2025-03)"
        )

    @classmethod
    def _year_or_month(cls, text: str, year: int, mark: str, number: int) -> "Period":
        is_year = number == (year + 1) % 100
        if is_year and mark == "-" and 1 <= number <= 12:
            raise UnclearPeriod(
                f"“{text}” can be read in two ways: write {year}/{number:02} for the financial year, "
                f"or {text}..{text} for the month"
            )
        if is_year:
            return cls(dt.date(year, 4, 1), dt.date(year + 1, 3, 1))
        if mark == "-":
            return cls(month(text), month(text))
        raise UnclearPeriod(
            f"“{text}” is not a financial year: it runs from April to March, so {year}/{(year + 1) % 100:02}"
        )


def runs(months: Iterable[Month]) -> list[Period]:
    """The months gathered into unbroken runs, in order."""
    found: list[Period] = []
    for m in sorted(set(months)):
        if found and later(found[-1].last, 1) == m:
            found[-1] = Period(found[-1].first, m)
        else:
            found.append(Period(m, m))
    return found


def spoken(months: Iterable[Month]) -> str:
    """Months in words: `March 2021 to December 2025`, or `May 2024 and July to August 2024`."""
    names = [r.run if len(r) > 1 else named(r.first) for r in runs(months)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) if names else "no month"
