"""The counts of one measure in one area from one source, each over a span of whole months.

Street-level rows give a count a month, the Home Office's tables one a quarter, a partner's table whatever it prints.
Series of two sources are never joined: they do not count the same.
"""

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
        for span in self._from.get(period.first, ()):
            if span.last == period.last:
                return [span]
            if span.last < period.last and (rest := self.tiling(Period(later(span.last, 1), period.last))):
                return [span, *rest]
        return []

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
        """The shortest span's months: 1, 3 or 12, mostly."""
        return min(map(len, self.counts), default=0)
