"""How harmful and not only how many: counts weighed by two indices, beside each other and never one as the harm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.figures.usual import usual
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.nesting import overlap
from frankpledge.evidence.measures.weights.loading import indices
from frankpledge.evidence.measures.weights.model import Index
from frankpledge.evidence.sentence import Printed, Sentence, compose, listed
from frankpledge.evidence.statistics.harm import HarmChange, Ranking, change_in_harm, ranking
from frankpledge.evidence.statistics.harm import harm as weighed
from frankpledge.evidence.statistics.rounding import half_up

WHOLE = "total-crime"  # the measure under which the harm of all that is scored can be asked
FEWEST = 3  # kinds of crime: of fewer there is no order
CHANCE = 0.05


@dataclass(frozen=True, eq=False)
class Found:
    """What is scored by every index, its counts of the period and of the same months before, and the rest."""

    asked: Asked
    indices: Mapping[str, Index]
    now: Mapping[str, int]
    before: Mapping[str, int]
    changes: Mapping[str, HarmChange]
    ranking: Ranking
    left_out: Mapping[str, tuple[Measure, ...]]  # why → the measures recorded that are not in it
    plain: tuple[Measure, ...]  # those of which too few months are held to tell the ups and downs


@lru_cache(maxsize=16)
def find(asked: Asked, own: tuple[Index, ...] = ()) -> Found:
    """By the indices that come with Frankpledge, or by others. Raises NothingToAnalyse where too little is scored."""
    used = {index.id: index for index in own} or indices()
    counted, before = counted_of(asked.edition, asked.area), asked.period.year_before()
    held = {m.id: counts for m in measures().values() if (counts := _both(counted, asked, m)) is not None}
    recorded = [m for m in measures().values() if any(s.tiling(asked.period) for s in counted.held(m, asked.area))]
    scored = [m for m in held if all(m in index.by_measure for index in used.values())]
    kept = _apart(scored)
    if len(kept) < FEWEST:
        raise NothingToAnalyse(
            f"harm is weighed of kinds of crime that mix nothing: fewer than {FEWEST} of those are held for "
            f"{asked.area.name} in {asked.period.full_phrase} and {before.phrase}"
        )
    was, now, phi = ({m: held[m][i] for m in kept} for i in range(3))
    spread = {m: value or 1.0 for m, value in phi.items()}
    changes = {index.id: change_in_harm(was, now, index.by_measure, spread) for index in used.values()}
    plain = tuple(measures()[m] for m, value in phi.items() if value is None)
    ranked = ranking(now, {index.id: index.by_measure for index in used.values()})
    return Found(asked, used, now, was, changes, ranked, _left_out(recorded, kept, held, used), plain)


def _left_out(
    recorded: Sequence[Measure], kept: Sequence[str], held: Mapping[str, object], used: Mapping[str, Index]
) -> dict[str, tuple[Measure, ...]]:
    """Every measure that is recorded and not scored, by the reason."""
    found: dict[str, list[Measure]] = {}
    for measure in recorded:
        if measure.id not in kept:
            if any(index.why_not(measure.id) for index in used.values()):
                why = "an index has no honest weight for it"
            elif measure.id not in held:
                why = "its counting changed, or the year before is not held"
            else:
                why = "its offences are in another kind that is scored"
            found.setdefault(why, []).append(measure)
    return {why: tuple(left) for why, left in found.items()}


def _both(counted: Counted, asked: Asked, measure: Measure) -> tuple[int, int, float | None] | None:
    """Its counts before and now from one series, counted in one way, and φ of its months; None where there is none."""
    now, before = asked.period, asked.period.year_before()
    known = breaks(asked.edition, measure, counted.gazetteer.force_area(asked.area))
    if between(known, before, now):
        return None
    for series in counted.held(measure, asked.area):
        was, is_now = series.total(before), series.total(now)
        if was is not None and is_now is not None:
            return was, is_now, usual(series, now, known)
    return None


def _apart(ids: Sequence[str]) -> list[str]:
    """Those that share no offence with one before them: harm is never counted twice."""
    kept: list[str] = []
    for one in ids:
        if not any(overlap(measures()[one], measures()[other]) for other in kept):
            kept.append(one)
    return kept


def harm(asked: Asked, way: str = "", own: tuple[Index, ...] = ()) -> Result:
    """The harm of what was recorded in an area and a period, by each index, beside the counts."""
    found = find(asked, own)
    return Result(
        "harm",
        f"How harmful: {asked.area.name}, {asked.period.phrase}",
        tuple(_says(found)),
        (_listing(found),),
        tuple(_records(found)),
        (),
        tuple(cautions(found)),
        tuple(method(found)),
        "",
        found,
    )


def total(found: Found, index: Index) -> Fraction:
    """The harm of all that is scored, in the index's unit."""
    return weighed(found.now, index.by_measure)


def _says(found: Found) -> Iterator[Sentence]:
    whole = found.asked.of(measures()[WHOLE])
    for index in found.indices.values():
        change = found.changes[index.id]
        n = _printed(whole, index, half_up(total(found, index)))
        yield compose(
            f"By the {index.title} what is scored came to {{n}} {index.unit}, {_moved(change)}; the count of the same "
            f"crimes {_percent(change.count_percent)}.",
            n=n,
        )
    climbers = [
        (row, max(s.moved for s in row.scores)) for row in found.ranking.rows if min(s.moved for s in row.scores) > 1
    ]
    climbers.sort(key=lambda c: -c[1])
    if climbers:
        names = listed([measures()[row.name].inline for row, _ in climbers[:3]])
        matter = "matters more than its number says" if len(climbers) == 1 else "matter more than their numbers say"
        by = "either index" if len(found.indices) > 1 else "this index"
        yield Sentence(f"By {by} {names} {matter}.")


def _printed(asked: Asked, index: Index, number: Decimal) -> Printed | str:
    """A number as a figure, where anybody can ask it again: not by an index of one's own."""
    text = f"{number:,}"
    return asked.printed(text, "harm", index.id) if index.id in indices() else text


def _moved(change: HarmChange) -> str:
    clear = "more than chance explains" if change.p < CHANCE else "no more than chance explains"
    ends = [f"{half_up(end):+}%" for end in (change.low, change.high) if end is not None]
    range_ = f"; it could be from {ends[0]} to {ends[1]}" if len(ends) == 2 else ""
    return f"which {_percent(change.percent)} on the year before ({clear}{range_})"


def _percent(percent: Fraction | None) -> str:
    if percent is None:
        return "can’t be set against nothing"
    rounded = half_up(abs(percent), 1)
    return f"{'fell' if percent < 0 else 'rose'} by {rounded}%" if rounded else "did not change"


def _listing(found: Found) -> Listing:
    rows = []
    for row in found.ranking.rows:
        of = found.asked.of(measures()[row.name])
        scores = [_printed(of, found.indices[s.index], half_up(s.harm)) for s in row.scores]
        places = [f"{s.place.rank}" for s in row.scores]
        cells = [cell for pair in zip(scores, places, strict=True) for cell in pair]
        rows.append((of.measure.title, of.printed(f"{row.count:,}", "count"), f"{row.place.rank}", *cells))
    headings = ["Kind of crime", "Number", "Place"]
    for index in found.indices.values():
        headings += [f"{index.title}, {index.unit}", "Place by it"]
    caption = f"By number and by harm, {found.asked.period.phrase}"
    return Listing("harm", caption, tuple(headings), tuple(rows), tuple(range(1, len(headings))))


def _records(found: Found) -> Iterator[dict[str, object]]:
    for row in found.ranking.rows:
        yield {
            "measure": row.name,
            "count": row.count,
            "count_before": found.before[row.name],
            "place_by_count": row.place.rank,
        } | {
            f"{s.index}-{what}": value
            for s in row.scores
            for what, value in (("harm", float(s.harm)), ("share", float(s.share)), ("place", s.place.rank))
        }


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    side = ": the two are made differently and are shown side by side" if len(found.indices) > 1 else ""
    said = [f"No index is the harm{side}"]
    said += [f"Not scored, because {why}: {listed([m.inline for m in left])}" for why, left in found.left_out.items()]
    if found.plain:
        said.append(
            f"Chance alone is allowed for in {listed([m.inline for m in found.plain])}: too few months are held"
        )
    for index in found.indices.values():
        if index.second_hand:
            said.append(f"{index.title}: {index.second_hand.rstrip('.')}")
    return said


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    said = []
    for index in found.indices.values():
        said.append(f"{index.title} ({index.version}): {index.meaning.rstrip('.')}. {index.source.rstrip('.')}")
        said.append(f"Licence: {index.licence.rstrip('.')}")
        said += [c.rstrip(".") for c in (*index.caveats, *index.does_not_cover)]
    return [
        *said,
        "Changes of weighed sums are tested as counts in units that keep their variance (Dobson 1991), with φ",
    ]
