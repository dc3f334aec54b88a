"""The counts of one measure in one area from one source, each over a span of whole months.

Street-level rows give a count a month, the Home Office's tables one a quarter, a partner's table whatever it prints.
Series of two sources are never joined: they do not count the same.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence.period import Month, Period, later


@dataclass(frozen=True)
class Series:
    """`counts`: span → count, for the spans held. `title` names the table, where a source has several.

    `withheld` are spans whose counts are held and may not be shown: they are in no sum.
    """

    source: str
    counts: Mapping[Period, int]
    title: str = ""
    withheld: frozenset[Period] = frozenset()

    @cached_property
    def _from(self) -> dict[Month, list[Period]]:
        """The spans that begin with a month, the longest first."""
        found: dict[Month, list[Period]] = {}
        for span in self.counts:
            found.setdefault(span.first, []).append(span)
        return {m: sorted(spans, key=len, reverse=True) for m, spans in found.items()}

    def tiling(self, period: Period) -> list[Period]:
        """Spans that make up the period exactly, as few as possible at each step; none where it can't be."""
        end = later(period.last, 1)
        leads: dict[Month, Period] = {}  # month → the span from it on that leads to the end, from the end backwards
        for m in reversed(period.months):
            spans = [s for s in self._from.get(m, ()) if later(s.last, 1) == end or later(s.last, 1) in leads]
            if spans:
                leads[m] = spans[0]
        found: list[Period] = []
        m = period.first
        while m in leads:
            found.append(leads[m])
            m = later(leads[m].last, 1)
        return found

    def withholds(self, period: Period) -> bool:
        """Whether a count of the period, or of a part or more than it, is held and may not be shown."""
        return any(s.first <= period.last and s.last >= period.first for s in self.withheld)

    def within(self, period: Period) -> list[Period]:
        """Spans that lie in the period and share no month, from its beginning on."""
        whole = self.tiling(period)
        if whole:
            return whole
        found: list[Period] = []
        for span in sorted(self.counts, key=lambda s: (s.first, -len(s))):
            if span.first >= period.first and span.last <= period.last and not (found and span.first <= found[-1].last):
                found.append(span)
        return found

    def total(self, period: Period) -> int | None:
        """The count over the period, or None where the spans held do not make it up."""
        spans = self.tiling(period)
        return sum(self.counts[s] for s in spans) if spans else None

    def regular(self, last: Month, months: int) -> list[tuple[Period, int]]:
        """The unbroken run of spans of so many months that ends with `last`, in order."""
        found = []
        span = Period.ending(last, months)
        while span in self.counts:
            found.append((span, self.counts[span]))
            span = Period(later(span.first, -months), later(span.first, -1))
        return found[::-1]

    @cached_property
    def step(self) -> int:
        """How many months most of its spans have: 1, 3 or 12, as a rule; the shorter where as many have either."""
        lengths = Counter(map(len, self.counts))
        return min(lengths, key=lambda months: (-lengths[months], months), default=0)
