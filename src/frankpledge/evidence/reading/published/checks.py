"""Whether what a table prints agrees with itself: percentages with their counts, totals with their parts.

What doesn't agree is said and kept as published. A table is refused only where most of it agrees once its years are
swapped: then a heading stands over the wrong column.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from frankpledge.evidence.area import plain
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import cells
from frankpledge.evidence.reading.published.cells import CellProblem
from frankpledge.evidence.reading.published.figures import Figure

TOTALS = frozenset(("total", "totals", "all", "grand total", "overall total", "sum"))
Key = tuple[str, str, Period]  # a measure's plain name, an area's code, a period
Counts = Mapping[Key, int]


def key(f: Figure) -> Key:
    return plain(f.label), f.area, f.period


def counts(figures: Sequence[Figure]) -> dict[Key, Figure]:
    """The figures that are whole numbers."""
    return {key(f): f for f in figures if f.said.count is not None}


def agree(figures: Sequence[Figure], earlier: Counts) -> list[CellProblem]:
    """What doesn't agree, in words. Raises Refused where the years of the table are swapped."""
    held = counts(figures)
    return [
        *_percentages(figures, held),
        *_totals(figures),
        *_years(held),
        *_earlier(held, earlier),
    ]


def printed_percent(before: int, after: int, decimals: int) -> Decimal | None:
    """The change from one count to another in per cent, rounded once, half up; None where there was nothing before."""
    if not before:
        return None
    exact = Fraction(100 * (after - before), before)
    # Forty digits lie far beyond any rounding of a change between counts.
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _percentages(figures: Sequence[Figure], held: Mapping[Key, Figure]) -> Iterator[CellProblem]:
    wrong, swapped, checked = [], 0, 0
    for f in figures:
        if f.said.kind != "percent" or f.said.amount is None or not f.against or not f.is_change:
            continue
        after, before = (held.get((plain(f.label), f.area, p)) for p in (f.period, f.against))
        if not after or not before or not before.said.count:
            continue
        checked += 1
        given = printed_percent(before.said.count, after.said.count, f.said.decimals)
        if given == f.said.amount:
            continue
        wrong.append((f, before, after, given))
        swapped += printed_percent(after.said.count, before.said.count, f.said.decimals) == f.said.amount
    if swapped >= 2 and 2 * swapped > checked:
        f, before, after, _ = wrong[0]
        raise Refused(
            f"the columns of {before.period.name} and {after.period.name} seem to be swapped: {swapped} of {checked} "
            f"percentages contradict the counts as they are headed, and fit them the other way round ({f.label}: "
            f"{before.said.value} to {after.said.value} is printed as {f.said.value}, {f.place}). "
            "Put the headings right"
        )
    for f, before, after, given in wrong:
        yield _said(
            f,
            f"{f.label}: {f.said.value} is printed, but {before.said.value} ({before.cell}) to {after.said.value} "
            f"({after.cell}) {_in_words(given)}. It is kept as published",
        )


def _in_words(percent: Decimal) -> str:
    if not percent:
        return "is no change at that many decimals (0%)"
    return f"is a {'rise' if percent > 0 else 'fall'} of {abs(percent)}%"


def _said(f: Figure, said: str) -> CellProblem:
    return cells.warning(said, f.sheet, f.row, f.column)


def _totals(figures: Sequence[Figure]) -> Iterator[CellProblem]:
    """A row called Total beside the other rows of its column; suppressed parts may be anything within their bounds."""
    columns: dict[tuple, list[Figure]] = defaultdict(list)
    for f in figures:
        if f.said.kind == "count":
            columns[f.sheet, f.area, f.period].append(f)
    for column in columns.values():
        totals = [f for f in column if plain(f.label) in TOTALS and f.said.count is not None]
        parts = [f for f in column if plain(f.label) not in TOTALS]
        if len(totals) != 1 or len(parts) < 2:
            continue
        total = totals[0]
        least = sum(f.said.low or 0 for f in parts)
        most = None if any(f.said.high is None for f in parts) else sum(f.said.high for f in parts)
        if least > total.said.count or most is not None and most < total.said.count:
            yield _said(
                total,
                f"“{total.label}” for {total.period.name} is {total.said.value}, and the other rows add to "
                f"{_range(least, most)}. "
                "That need not be wrong: rows may overlap, or not be all there are",
            )


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {least:,}"
    return f"{least:,}" if least == most else f"between {least:,} and {most:,}"


def _years(held: Mapping[Key, Figure]) -> Iterator[CellProblem]:
    """A longer period beside the quarters or months that make it up."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for (label, area, _), f in held.items():
        groups[label, area].append(f)
    for group in groups.values():
        for whole in group:
            yield from _parts_of(whole, group, 3, "quarters")
            yield from _parts_of(whole, group, 1, "months")


def _parts_of(whole: Figure, group: list[Figure], length: int, name: str) -> Iterator[CellProblem]:
    inside = [
        f for f in group if len(f.period) == length and {f.period.first, f.period.last} <= set(whole.period.months)
    ]
    covers = sorted(m for f in inside for m in f.period.months) == whole.period.months
    added = sum(f.said.count for f in inside)
    if len(inside) > 1 and covers and added != whole.said.count:
        yield _said(
            whole,
            f"{whole.label} for {whole.period.name} is {whole.said.value}, and its {name} add to {added:,}. "
            "One of them may have been revised",
        )


def _earlier(held: Mapping[Key, Figure], earlier: Counts) -> Iterator[CellProblem]:
    """Counts that an earlier reading said otherwise; most of them swapped between two periods is a refusal."""
    moved = [(k, f) for k, f in held.items() if k in earlier and earlier[k] != f.said.count]
    for before, after in {(k[2], other) for k, _ in moved for other in {p for _, _, p in held} if other != k[2]}:
        of_it = [k for k in held if k[2] == before and k in earlier]
        swapped = [
            k
            for k in of_it
            if earlier[k] != held[k].said.count
            and (there := held.get((k[0], k[1], after)))
            and there.said.count == earlier[k]
        ]
        if len(swapped) >= 2 and 2 * len(swapped) > len(of_it):
            raise Refused(
                f"the columns of {min(before, after).name} and {max(before, after).name} seem to be swapped: "
                f"{len(swapped)} of {len(of_it)} counts of {before.name} that were read earlier stand under "
                f"{after.name} here ({held[swapped[0]].label}: {earlier[swapped[0]]:,}). Put the headings right"
            )
    for k, f in moved:
        yield _said(
            f, f"{f.label} for {f.period.name} is {f.said.value} here, and {earlier[k]:,} in an earlier reading"
        )
