"""What was understood of a published table, in sentences for the person who gave it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from frankpledge.evidence.area import plain
from frankpledge.evidence.reading.published.layout import Table
from frankpledge.evidence.reading.published.read import Understood
from frankpledge.evidence.sources.published_figures import KINDS


def understood(result: Understood, names: Mapping[str, str] | None = None) -> list[str]:
    """What was understood, what wasn't taken and what to be warned of. `names` are of areas, by code."""
    names = names or {}
    labels = len({plain(f.label) for f in result.figures})
    listed = "; ".join(p.full_name for p in result.periods) or "none told"
    areas = ", ".join(f"{names[a]} ({a})" if a in names else a for a in result.areas)
    return [
        *map(_table, result.tables),
        f"{_many(labels, 'measure')} and {_many(len(result.periods), 'period')}: {listed}",
        f"{'Area' if len(result.areas) == 1 else 'Areas'}: {areas}",
        *_counts(result),
        *_as_published(result),
        *(f"Not taken: {p}" for p in result.rows.problems),
        *(f"Note: {w}" for w in result.warnings),
    ]


def _table(laid: Table) -> str:
    around = [f"{_many(n, 'line')} {where}" for n, where in ((laid.above, "above"), (laid.below, "below")) if n]
    also = f"; {' and '.join(around)} it taken as words" if around else ""
    return f"Sheet “{laid.sheet.name}”: {_many(len(laid.body), 'line')} of figures{also}"


def _counts(result: Understood) -> Iterator[str]:
    counts = [f.said for f in result.figures if f.said.kind == "count"]
    whole = sum(1 for s in counts if s.count is not None)
    bounds = sum(1 for s in counts if s.count is None and s.high is not None)
    silent = len(counts) - whole - bounds
    more = [f"{n:,} {words}" for n, words in ((bounds, "told as bounds"), (silent, "not told")) if n]
    if counts:
        yield _many(whole, "count") + (f", and {', '.join(more)}" if more else "")


def _as_published(result: Understood) -> Iterator[str]:
    """Percentages, rates and arrows: how many, and of how many it is told what they point from."""
    kinds = Counter(f.said.kind for f in result.figures)
    based = Counter(f.said.kind for f in result.figures if f.against)
    for kind, (one, many) in KINDS.items():
        if kind != "count" and kinds[kind]:
            changes = f"; the table tells what {based[kind]} of them point from" if kind != "rate" else ""
            yield f"{kinds[kind]:,} {one if kinds[kind] == 1 else many}, kept as published{changes}"


def _many(n: int, word: str) -> str:
    return f"{n:,} {word}" + ("" if n == 1 else "s")
