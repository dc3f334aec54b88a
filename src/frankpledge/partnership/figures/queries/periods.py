"""The periods that a reader can choose from, and how they are said in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.period import Month, Period, UnclearPeriod, later, runs


@dataclass(frozen=True)
class Choice:
    period: Period
    words: str

    @property
    def value(self) -> str:
        return self.period.id


def latest(held: Sequence[Month]) -> Period:
    """The twelve months that end with the last one held; fewer where a gap comes before."""
    unbroken = runs(held)[-1]
    return Period(max(unbroken.first, later(unbroken.last, -11)), unbroken.last)


def choices(held: Sequence[Month]) -> list[Choice]:
    """The latest twelve months, the financial year so far, and each financial year before it, the newest first."""
    so_far = Period(_april(held[-1]), held[-1])
    newest = latest(held)
    words = _("Latest 12 months ({run})") if len(newest) == 12 else _("Latest months held ({run})")
    found = [Choice(newest, words.format(run=run(newest)))]
    if len(so_far) < 12:
        found.append(Choice(so_far, _("Financial year so far ({run})").format(run=run(so_far))))
    for start in sorted({_april(m) for m in held}, reverse=True):
        year = Period(start, later(start, 11))
        if len(so_far) == 12 or start != so_far.first:
            found.append(Choice(year, _financial_year(year, held)))
    unique: dict[str, Choice] = {}
    for choice in found:
        unique.setdefault(choice.value, choice)
    return list(unique.values())


def read(written: str, offered: Sequence[Choice]) -> tuple[Period, str]:
    """The period asked for and an error in words: one that can't be read is answered with the first on offer."""
    if not written:
        return offered[0].period, ""
    try:
        return Period.read(written), ""
    except UnclearPeriod as error:
        return offered[0].period, str(error)


def run(period: Period) -> str:
    """The months themselves: `January to December 2025`."""
    _name, bracket, months = period.full_name.partition(" (")
    return months.removesuffix(")") if bracket else period.full_name


def _financial_year(year: Period, held: Sequence[Month]) -> str:
    months = sum(m in year for m in held)
    words = year.full_name
    return words if months == 12 else _("{words}, of which {n} months are held").format(words=words, n=months)


def _april(m: Month) -> Month:
    return m.replace(year=m.year if m.month >= 4 else m.year - 1, month=4)
