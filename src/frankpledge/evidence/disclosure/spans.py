"""Sums over months: what can be worked out by taking one period from another, however they nest or overlap.

The counts of one measure and area tell how many there were between the month with which each period begins and the one
after it ends. So of two such ends that a chain of periods joins, what lies between is known, and no more than that is.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from frankpledge.evidence.disclosure.sums import Key, Sum, as_counted
from frankpledge.evidence.period import Month, Period, later

Counts = dict[Period, int]
Line = dict[Month, int]  # month → how many there were from some beginning up to it


def over_time(cells: Mapping[Key, int]) -> tuple[dict[Key, int], list[Sum]]:
    """The counts of spans that nobody printed and anybody can work out, and the sums over time of all that there are.

    A period that contradicts shorter ones is in no sum.
    """
    series: dict[tuple[str, str], Counts] = {}
    for (measure, area, period), n in sorted(cells.items()):
        series.setdefault((measure, area), {})[Period.read(period)] = n
    found: dict[Key, int] = {}
    sums: list[Sum] = []
    for (measure, area), counts in series.items():
        if len(counts) > 1:
            spans, added = _sums(counts)
            found |= {(measure, area, p.id): n for p, n in spans.items() if p not in counts}
            named = (((measure, area, t.id), tuple((measure, area, p.id) for p in parts), e) for t, parts, e in added)
            sums.extend(Sum(*one) for one in named)
    return found, sums


def _sums(counts: Counts) -> tuple[Counts, list[tuple[Period, tuple[Period, ...], bool]]]:
    """The spans that can be worked out, and each sum as total, parts and whether they are all of it."""
    lines = _lines(counts)
    of_line = [{Period(a, later(b, -1)): line[b] - line[a] for a, b in pairwise(sorted(line))} for line in lines]
    spans = {p: n for found in of_line for p, n in found.items()}
    sums = []
    for period, n in counts.items():
        for line, inside in zip(lines, of_line, strict=True):
            end = later(period.last, 1)
            if period.first in line and line.get(end) == line[period.first] + n:
                parts = tuple(p for p in inside if p.first >= period.first and p.last <= period.last)
                if parts != (period,):
                    sums.append((period, parts, True))
    return spans, [*sums, *_within(spans, of_line)]


def _within(spans: Counts, of_line: list[Counts]) -> Iterable[tuple[Period, tuple[Period, ...], bool]]:
    """Spans of other chains that lie in a span: it can't be less than they are together."""
    for own in of_line:
        others = sorted((p for found in of_line if found is not own for p in found), key=lambda p: (-len(p), p))
        for span in own:
            parts: list[Period] = []
            for p in others:
                fits = p != span and p.first >= span.first and p.last <= span.last
                if fits and all(p.last < q.first or p.first > q.last for q in parts):
                    parts.append(p)
            made = as_counted(span, tuple(parts), spans)
            if made:
                yield span, made.parts, made.exhaustive


def _lines(counts: Counts) -> list[Line]:
    """The chains of periods, as far as no period in them contradicts another."""
    together = _joined(counts)
    if together is not None:
        return together
    kept: Counts = {}
    for period, n in sorted(counts.items(), key=lambda one: (len(one[0]), one[0])):
        if _joined(kept | {period: n}) is not None:
            kept[period] = n
    return _joined(kept) or []


def _joined(counts: Counts) -> list[Line] | None:
    """Each chain as a line of counts; None where some contradict others."""
    steps: dict[Month, list[tuple[Month, int]]] = {}
    for period, n in counts.items():
        end = later(period.last, 1)
        steps.setdefault(period.first, []).append((end, n))
        steps.setdefault(end, []).append((period.first, -n))
    lines: list[Line] = []
    seen: set[Month] = set()
    for start in sorted(steps):
        if start not in seen:
            line = _line(start, steps)
            seen |= line.keys()
            lines.append(line)
    for line in lines:
        if any(line[b] < line[a] for a, b in pairwise(sorted(line))):
            return None
        if any(line[end] != line[at] + n for at in line for end, n in steps[at]):
            return None
    return lines


def _line(start: Month, steps: Mapping[Month, list[tuple[Month, int]]]) -> Line:
    line, edge = {start: 0}, [start]
    while edge:
        at = edge.pop()
        for end, n in steps[at]:
            if end not in line:
                line[end] = line[at] + n
                edge.append(end)
    return line
