"""The periods that a reader can choose from, and how they are said in a sentence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.period import Month, Period, UnclearPeriod, later, runs
from frankpledge.partnership.design.wording import capitalised

MOST_QUARTERS = 12
MOST_ROLLING = 8


@dataclass(frozen=True)
class Choice:
    """`value`: as the address writes it; `group`: the heading that it stands under, if any."""

    period: Period
    words: str
    group: str = ""

    @property
    def value(self) -> str:
        return self.period.id


def latest(held: Sequence[Month]) -> Period:
    """The twelve months that end with the last one held; fewer where a gap comes before."""
    unbroken = runs(held)[-1]
    return Period(max(unbroken.first, later(unbroken.last, -11)), unbroken.last)


def choices(held: Sequence[Month], every: Collection[Month] = ()) -> list[Choice]:
    """What can be asked for, the newest first: `held` are the months of the main source, `every` those of any.

    The latest twelve months, the financial year so far, each financial year before it, the quarters that are whole,
    and the years that end with them.
    """
    months = sorted({*held, *every})
    so_far = Period(_april(held[-1]), held[-1])
    newest = latest(held)
    words = _("Latest 12 months ({run})") if len(newest) == 12 else _("Latest months held ({run})")
    found = [Choice(newest, words.format(run=run(newest)))]
    if len(so_far) < 12:
        found.append(Choice(so_far, _("Financial year so far ({run})").format(run=run(so_far))))
    for start in sorted({_april(m) for m in months}, reverse=True):
        year = Period(start, later(start, 11))
        if len(so_far) == 12 or start != so_far.first:
            found.append(Choice(year, _financial_year(year, months), _("Financial years")))
    found += _quarters(months) + _rolling(months)
    unique: dict[str, Choice] = {}
    for choice in found:
        unique.setdefault(choice.value, choice)
    return list(unique.values())


def _quarters(months: Sequence[Month]) -> list[Choice]:
    whole = _ends_of_quarters(months, 3)[:MOST_QUARTERS]
    return [Choice(q, q.full_name, _("Quarters")) for q in whole]


def _rolling(months: Sequence[Month]) -> list[Choice]:
    """Years to the end of a quarter; that to March is the financial year, which is on offer anyway."""
    years = [y for y in _ends_of_quarters(months, 12) if y.last.month != 3][:MOST_ROLLING]
    return [Choice(y, capitalised(y.full_name), _("Years to the end of a quarter")) for y in years]


def _ends_of_quarters(months: Sequence[Month], length: int) -> list[Period]:
    """The runs of so many months that end with a quarter and are held whole, the newest first."""
    known = set(months)
    runs_of = [Period.ending(m, length) for m in reversed(months) if m.month % 3 == 0]
    return [p for p in runs_of if known.issuperset(p.months)]


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
