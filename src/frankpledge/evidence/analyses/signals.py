"""Which measures moved this month beyond chance, in the area and in its parts."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period, later, named
from frankpledge.evidence.sentence import Sentence, compose
from frankpledge.evidence.statistics.exceedance import exceedance
from frankpledge.evidence.statistics.monthly_signals import FALSE_ALARMS, MonthlySignal, MonthlySignals, monthly_signals
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.signals import Rule, Side

MONTHS = 61  # the month that is judged and five years before it
PARTS = ("ward", "own")
SAID = 3  # in sentences; all are listed
_SEEN = {
    (Rule.BEYOND, Side.HIGH): "more than its usual ups and downs",
    (Rule.BEYOND, Side.LOW): "fewer than its usual ups and downs",
    (Rule.ONE_SIDE, Side.HIGH): "eight months in a row above what was expected",
    (Rule.ONE_SIDE, Side.LOW): "eight months in a row below what was expected",
    (Rule.MOVING, Side.HIGH): "six months in a row rising",
    (Rule.MOVING, Side.LOW): "six months in a row falling",
    (Rule.NEAR, Side.HIGH): "two of three months near the top of its range",
    (Rule.NEAR, Side.LOW): "two of three months near the bottom of its range",
}


@dataclass(frozen=True, eq=False)
class Found:
    """The series that were judged, row by row, and what was seen of them."""

    asked: Asked
    month: Month
    rows: tuple[tuple[Measure, Area], ...]
    seen: MonthlySignals

    @property
    def period(self) -> Period:
        return Period(self.month, self.month)


@lru_cache(maxsize=8)
def find(asked: Asked) -> Found:
    """The last month of the period. Raises NothingToAnalyse where no series has two years of months before it."""
    areas = [asked.area, *(a for kind in PARTS for a in asked.gazetteer.inside(asked.area, kind))]
    counted, last = Counted(asked.edition, areas), asked.period.last
    months = [later(last, i - MONTHS + 1) for i in range(MONTHS)]
    rows, table = [], []
    for area in areas:
        for measure in measures().values():
            found = _months(counted, measure, area, months)
            if found is not None:
                rows.append((measure, area))
                table.append(found)
    if not rows:
        raise NothingToAnalyse(f"no months up to {named(last)} are held of any measure in {asked.area.name}")
    seen = monthly_signals(np.array(table))
    if not seen.looked_at:
        raise NothingToAnalyse(f"too few months before {named(last)} are held to tell what is usual: two years of them")
    return Found(asked, last, tuple(rows), seen)


@dataclass(frozen=True)
class Usual:
    """What was to be expected of one month of one series, and the counts that say so."""

    expected: float
    spans: dict[Period, int]
    source: str

    @property
    def text(self) -> str:
        return _expected(self.expected)


def usual(asked: Asked) -> Usual:
    """Of the last month of the period. Raises NothingToAnalyse."""
    counted, last = counted_of(asked.edition, asked.area), asked.period.last
    months = [later(last, i - MONTHS + 1) for i in range(MONTHS)]
    found = _months(counted, asked.measure, asked.area, months)
    try:
        judged = exceedance([None if np.isnan(n) else int(n) for n in found or ()])
    except ValueError as error:
        raise NothingToAnalyse(str(error)) from None
    held = {Period(m, m): int(n) for m, n in zip(months, found, strict=True) if not np.isnan(n)}
    source = next(s.source for s in counted.held(asked.measure, asked.area) if s.step == 1)
    return Usual(judged.expected, held, source)


def _months(counted: Counted, measure: Measure, area: Area, months: list[Month]) -> list[float] | None:
    """Counts of the months, NaN where one is not held or was counted in another way; None without the last."""
    for series in counted.held(measure, area):
        found = [series.counts.get(Period(m, m)) for m in months] if series.step == 1 else [None]
        if found[-1] is not None:
            known = breaks(counted.edition, measure, counted.gazetteer.force_area(area))
            since = max((b.month for b in known if b.month <= months[-1]), default=months[0])
            return [np.nan if n is None or m < since else float(n) for m, n in zip(months, found, strict=True)]
    return None


def signals(asked: Asked, way: str = "") -> Result:
    """What moved in the last month of the period beyond chance, the most surprising first."""
    found = find(asked)
    return Result(
        "signals",
        f"What moved in {asked.area.name} in {named(found.month)}",
        tuple(_says(found)),
        (_listing(found),) if found.seen.signals else (),
        tuple(_record(found, s) for s in found.seen.signals),
        (),
        tuple(cautions(found)),
        tuple(method(found)),
        "",
        found,
    )


def _says(found: Found) -> list[Sentence]:
    looked = f"Of {found.seen.looked_at:,} measures and places looked at"
    if not found.seen.signals:
        return [Sentence(f"{looked}, none stood out in {named(found.month)}.")]
    n = len(found.seen.signals)
    stood = f"{n if n > 1 else 'one'} stood out in {named(found.month)}"
    first = f"{looked}, {stood}; up to {FALSE_ALARMS:g} would by chance alone."
    return [Sentence(first), *(_one(found, s) for s in found.seen.signals[:SAID])]


def _one(found: Found, s: MonthlySignal) -> Sentence:
    measure, area = found.rows[s.row]
    of = Asked(found.asked.edition, area, found.period, measure)
    said = f"{measure.title} in {area.name}: {{count}}, where {{usual}} were to be expected ({_words(s)})."
    return compose(said, count=of.printed(f"{s.count:,}", "count"), usual=of.printed(_expected(s.expected), "usual"))


def _expected(expected: float) -> str:
    return "almost none" if expected < 0.05 else f"{half_up(expected, 0 if expected >= 10 else 1):,}"


def _words(s: MonthlySignal) -> str:
    return "; ".join(_SEEN[rule, s.side] for rule in s.rules)


def _listing(found: Found) -> Listing:
    rows = []
    for s in found.seen.signals:
        measure, area = found.rows[s.row]
        of = Asked(found.asked.edition, area, found.period, measure)
        count, usual = of.printed(f"{s.count:,}", "count"), of.printed(_expected(s.expected), "usual")
        rows.append((measure.title, area.name, count, usual, f"{s.low:,} to {s.high:,}", _words(s)))
    headings = ("Measure", "Where", "Count", "Expected", "Would not be told of", "What was seen")
    return Listing("signals", f"What moved in {named(found.month)}", headings, tuple(rows), (2, 3))


def _record(found: Found, s: MonthlySignal) -> dict[str, object]:
    measure, area = found.rows[s.row]
    return {
        "measure": measure.id,
        "area_code": area.code,
        "area_name": area.name,
        "month": found.period.id,
        "count": s.count,
        "expected": s.expected,
        "low": s.low,
        "high": s.high,
        "side": str(s.side),
        "rules": "; ".join(map(str, s.rules)),
        "p": s.p,
        "as_surprising_by_chance": s.by_chance,
    }


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    left = f"Not judged, for want of two years of months: {len(found.seen.left_out):,} series"
    return ["A signal is a reason to look, not a finding", *([left] if found.seen.left_out else [])]


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    return [
        "Each month against a quasi-Poisson regression of the five years before, with season and trend",
        "Months of past outbreaks weigh less (Farrington 1996; Noufaily and others 2013)",
        f"Runs, as control charts see them, are read on the {found.seen.read_for_runs} largest series only",
        f"Each is judged so strictly that at most about {FALSE_ALARMS:g} false alarms come a month on average",
    ]
