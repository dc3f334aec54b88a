"""An area among others: its rank, its share of a wider area, and what a measure is made of."""

from dataclasses import replace

from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.peers import Among, meaning
from frankpledge.evidence.sentence import Printed, Sentence, compose, listed, phrase
from frankpledge.evidence.shares import Made
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.statistics.ranking import Placed
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.shares import Base

_STREET = Series(police_street.SOURCE, {})


def standing(found: Among, comparison: Comparison, measure_id: str) -> Sentence:
    """Where the area stands by rate among its peers, and what the place says."""
    measure = comparison.row(measure_id).measure
    place = Question(measure, "rank", comparison.area, comparison.now, comparison.edition.name, found.group.id)
    rate = Question(measure, "rate", comparison.area, comparison.now, comparison.edition.name)
    return compose(
        f"By rate, the highest first, it is {{place}} among {found.group.words}, at {{rate}} per 1,000 "
        f"{measure.denominator}. {meaning(found)}",
        place=Printed(found.own.place.words, place.id),
        rate=Printed(f"{half_up(found.own.rate, 1):,}", rate.id),
    )


def share(made: Figure, wider: Area) -> Sentence:
    """The area's share of what was counted over a wider one."""
    if made.value is None:
        return Sentence("")
    whole = replace(made.question, statistic="count", area=wider, against="")
    return compose(
        f"Of the {{whole}} recorded across {phrase(wider)}, {{share}} were here.",
        share=Printed(made.text, made.id),
        whole=Printed(f"{made.details['base']:,}", whole.id),
    )


def parts(made: Made, comparison: Comparison) -> Sentence:
    """What a measure is made of, the largest part first, with what is in none of the parts."""
    found = sorted(zip(made.parts, made.shares.parts, strict=True), key=lambda p: -p[1].count)
    numbers = {"whole": _number(made.measure, made.shares.base, comparison, made.series)}
    for i, (part, share) in enumerate(found):
        numbers[f"p{i}"] = Printed(f"{share.rounded()}%", _part(part.id, comparison, made.measure.id))
        numbers[f"n{i}"] = _number(part, share.count, comparison, made.series)
    named = listed([f"{{p{i}}} were {part.inline} ({{n{i}}})" for i, (part, _) in enumerate(found)])
    rest = made.shares.residual
    said = f"Of the {{whole}} {made.measure.counted}, {named}"
    if made.shares.of is Base.CRIMES:
        said += "; one can be of several kinds, so the shares can come to more than 100%"
    elif rest and rest.count:
        said += f"; {rest.count:,} ({rest.rounded()}%) were none of these"
    return compose(f"{said}.", **numbers)


def top(placed: tuple[Placed, ...], comparison: Comparison) -> Sentence:
    """The measures that most crimes were of, counted from street-level rows."""
    if not placed:
        return Sentence("")
    by_title = {r.measure.title: r for r in comparison.rows}
    measures = [by_title[p.name].measure for p in placed]
    counts = zip(measures, placed, strict=True)
    numbers = {f"n{i}": _number(m, p.value, comparison, _STREET) for i, (m, p) in enumerate(counts)}
    named = listed([f"{m.inline} ({{n{i}}})" for i, m in enumerate(measures)])
    return compose(f"Most crimes were {named}.", **numbers)


def _number(measure: Measure, count: int, comparison: Comparison, of: Series) -> Printed | str:
    """A count of a series as its figure; as plain words where the figure is of another source or table."""
    row = comparison.row(measure.id)
    text = f"{count:,}"
    same = row is not None and (row.source, row.title) == (of.source, of.title)
    return Printed(text, row.figures["count"]) if same else text


def _part(part: str, comparison: Comparison, whole: str) -> str:
    return f"{part}~part~{comparison.area.code}~{comparison.now.id}~{whole}@{comparison.edition.name}"
