"""The files of outcomes: what became of each crime, in the month in which that was decided."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from frankpledge.demo.crime import Force, Incidents
from frankpledge.demo.months import month_after, months_between
from frankpledge.demo.outcomes import COURT, COURT_ENDED, OPEN, OUTCOMES, UNKNOWN, lags
from frankpledge.demo.truth import Truth

CHARGED = "Suspect charged"
SEVERAL_SUSPECTS = 0.25  # of those charged: a second row that is the same in all
YEAR = 12  # months after which all is settled
# What a file of outcomes calls what a street-level file shows; nothing for what is no outcome.
_TYPES = np.array([{"": "", OPEN: "", UNKNOWN: "", COURT: CHARGED, COURT_ENDED: CHARGED}.get(o, o) for o in OUTCOMES])


def outcome_lines(force: Force, found: Iterable[Incidents], known: Truth, key: tuple) -> dict[str, list[str]]:
    """Month → every line of its file of outcomes, for each month of the run.

    Crimes of the year before the run are decided in it too. They are like those of its first year, with other
    identifiers: no street-level file has them.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for number, month in enumerate(found):
        rng = np.random.default_rng([*key, number])
        if number < YEAR:
            _add(lines, force, month, month_after(month.month, -YEAR), known, rng)
        _add(lines, force, month, month.month, known, rng)
    return lines


def _add(
    lines: dict[str, list[str]], force: Force, found: Incidents, month: str, known: Truth, rng: np.random.Generator
) -> None:
    """The outcomes of a month's crimes, each in its own month's lines; `month` is when the crimes were."""
    rows = np.flatnonzero(_TYPES[found.outcome] != "")
    lag = lags(months_between(month, known.last), len(rows), rng)
    rows, lag = rows[(kept := lag >= months_between(month, known.first))], lag[kept]
    again = 1 + ((_TYPES[found.outcome[rows]] == CHARGED) & (rng.random(len(rows)) < SEVERAL_SUSPECTS))
    rows, lag = np.repeat(rows, again), np.repeat(lag, again)
    ids = found.ids if month == found.month else [one[32:] + one[:32] for one in found.ids]
    for later in range(lag.max(initial=-1) + 1):
        when = month_after(month, later)
        middle = f",{when},{force.name} Police,{force.name} Police,"
        here = rows[lag == later]
        ends = zip(here, force.texts.text[found.text[here]], _TYPES[found.outcome[here]], strict=True)
        lines[when] += [f"{ids[row]}{middle}{text},{type_}" for row, text, type_ in ends]
