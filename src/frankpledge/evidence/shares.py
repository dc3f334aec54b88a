"""A count as a part of something: a wider area's, another measure's; and what a measure is made of."""

from dataclasses import dataclass, replace
from fractions import Fraction

from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import NoSuchFigure, Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.nesting import direct_parts, parts_of
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics import shares
from frankpledge.evidence.statistics.ranking import Placed, top
from frankpledge.evidence.statistics.rounding import half_up


@dataclass(frozen=True)
class Made:
    """What a measure is made of over a period: shares of its count, with what is in none of them as the residual."""

    measure: Measure
    series: Series
    parts: tuple[Measure, ...]
    shares: shares.Shares


def of_wider_area(question: Question, counted: Counted) -> Figure:
    """The area's share of a wider area's count, both of one source, with its interval."""
    wider = _area(counted, question.against)
    here = counted.gazetteer.members.get(question.area.code, frozenset())
    if not here < counted.gazetteer.members.get(wider.code, frozenset()):
        raise NoSuchFigure(f"{question.area.name} is no part of {wider.name}, so it has no share of it")
    there = {question.area.code, wider.code} <= counted.areas.keys()
    both = counted if there else Counted(counted.edition, [question.area, wider])
    whole = replace(_count_of(question), area=wider)
    return _share(question, wider.name, whole, _two(both, question, (question.measure, wider)))


def of_measure(question: Question, counted: Counted) -> Figure:
    """The measure's share of another that every count of it is also in."""
    whole = measures().get(question.against)
    if whole is None:
        raise NoSuchFigure(f"there is no measure “{question.against}”")
    if question.measure.id not in {m.id for m in parts_of(whole)}:
        raise NoSuchFigure(f"{question.measure.title} is not counted within {whole.inline}, so it has no share of it")
    count = replace(_count_of(question), measure=whole)
    return _share(question, whole.inline, count, _two(counted, question, (whole, question.area)))


def composition(counted: Counted, whole: Measure, area: Area, period: Period) -> Made | None:
    """What a measure is made of, from one source; None where its parts or itself are not held for the period.

    Parts that are flags can overlap (one crime may carry several): their shares are of all crimes with a flag, and may
    come to more than 100%.
    """
    for series in counted.held(whole, area):
        base = series.total(period)
        if not base:
            continue
        held = {m: _total(counted, m, area, series, period) for m in direct_parts(whole)}
        counts = {m: n for m, n in held.items() if n is not None}
        if not counts:
            continue
        named = {m.title: n for m, n in counts.items()}
        overlap = any(m.flag for m in counts) or sum(counts.values()) > base
        found = shares.strands_of_crimes(named, base) if overlap else shares.composition(named, base)
        return Made(whole, series, tuple(counts), found)
    return None


def top_measures(counted: Counted, area: Area, period: Period, number: int = 3) -> tuple[Placed, ...]:
    """The measures that most crimes were of: published categories, which do not overlap."""
    alone = [m for m in measures().values() if len(m.categories) == 1 and m.unit != "incidents"]
    held = {m: counted.months(m, area, period) for m in alone}
    return top({m.title: sum(n.values()) for m, n in held.items() if len(n) == len(period)}, number)


def _two(counted: Counted, question: Question, of: tuple[Measure, Area]) -> tuple[Series, int, int] | None:
    """The series of the part, its count and that of the whole, from the first source that has both."""
    for series in counted.held(question.measure, question.area):
        part = series.total(question.period)
        whole = _total(counted, *of, series, question.period)
        if part is not None and whole:
            return series, part, whole
    return None


def _total(counted: Counted, measure: Measure, area: Area, like: Series, period: Period) -> int | None:
    """The count of the period in the series of the same source and table."""
    held = (s for s in counted.held(measure, area) if (s.source, s.title) == (like.source, like.title))
    return next((total for s in held if (total := s.total(period)) is not None), None)


def _share(question: Question, whole_name: str, whole: Question, found: tuple[Series, int, int] | None) -> Figure:
    question = question.against_named(whole_name)
    words = question.words()
    if found is None:
        why = "both counts are not held from one source for the whole period"
        return unavailable(question, why)
    series, part, base = found
    if part > base:
        why = f"the part has {part:,} and the whole {base:,}: they do not count the same"
        return unavailable(question, why)
    share = shares.share_of_wider(question.area.name, part, base)
    value = Fraction(100 * part, base)
    text = f"{half_up(value, 1)}%"
    return Figure(
        question,
        value,
        text,
        f"{words}: {text}, {part:,} of {base:,}.",
        f"{part:,} ÷ {base:,} × 100",
        {s: series.counts[s] for s in series.tiling(question.period)},
        details={
            "part": part,
            "base": base,
            "interval_95": [share.interval.low, share.interval.high],
            "made_of": [_count_of(question).id, whole.id],
        },
        source=series.source,
        title=series.title,
    )


def _count_of(question: Question) -> Question:
    """The question of how many, of the same measure, area and period."""
    return replace(question, statistic="count", against="", against_name="")


def _area(counted: Counted, code: str) -> Area:
    if code not in counted.gazetteer.areas:
        raise NoSuchFigure(f"no area has the code “{code}”")
    return counted.gazetteer.areas[code]
