"""Pairs of which only the later number and the difference are printed: “up 9% (+658) to 7,946”."""

import re

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.marks import REST, Marks, at
from frankpledge.evidence.claims.parsing.pairs import FILL
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit

_DIFFERENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (  # p: per cent, d: the difference, n: the number after
        rf"(?P<p>➋){REST}\s*\((?:by )?(?P<d>➊){REST}(?:\s[a-z]+)?\)\s*(?:[a-z]+\s){{0,4}}?to (?P<n>➊){REST}",
        (
            rf"\b(?:by|up|down|rose|fell)\s+(?P<d>[➊➍]){REST}{FILL}\s*(?:\(\s*(?P<p>➋){REST}\s*\)\s*)?,?\s*to "
            rf"(?P<n>[➊➍]){REST}(?!\s*(?:➋|%)|,?\s(?:up |down )?from\b)"
        ),
        rf"(?:^|[:;x]|\bat|\bwere|\bwas)\s*(?P<n>➊){REST}{FILL}\s*\(\s*(?P<p>➋){REST}\s*[,;/]\s*(?P<d>➊){REST}\)",
        rf"(?:^|[:;x]|\bat|\bwere|\bwas)\s*(?P<n>➊){REST}{FILL}\s*\(\s*(?P<d>➊){REST}\s*[,;/]\s*(?P<p>➋){REST}\)",
    )
)


def implied(marks: Marks) -> list[Change]:
    """“up 9% (+658) to 7,946”: the number before is the one after less the difference."""
    found: list[Change] = []
    if len(marks.quantities) < 2:
        return found
    for pattern in _DIFFERENCES:
        for match in pattern.finditer(marks.skeleton):
            percent, by, after = (at(marks.quantities, match.start(name)) if match[name] else None for name in "pdn")
            change = _from_difference(marks, percent, by, after)
            if change and not any(c.start < match.end() and match.start() < c.end for c in found):
                found.append(change)
    return found


def _from_difference(marks: Marks, percent: Quantity | None, by: Quantity, after: Quantity) -> Change | None:
    ways = [d for d in marks.directions if d.start < max(by.start, after.start)]
    way = (1 if by.value > 0 else -1) if by.signed else ways[-1].way if ways else 0
    exact = all(q.exact and not q.hedge for q in (by, after))
    if not way or not exact or by.unit != after.unit or after.signed:
        return None
    value = after.value - way * abs(by.value)
    if value <= 0:
        return None
    text = f"{'£' if after.unit == Unit.MONEY else ''}{int(value):,}"
    before = Quantity(min(by.start, after.start), after.end, text, after.unit, value, value, value)
    return Change(before, after, percent, None, by, ways[-1] if ways else None, implied=True)
