"""What stands in the section of one measure: its level, what became of it, its company, its pictures, its caveats."""

from collections.abc import Callable

from frankpledge.documents.tables import Prose
from frankpledge.documents.text import Thing
from frankpledge.evidence.findings import changes, company, course
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period, named
from frankpledge.evidence.sources import published_figures, recorded_crime, road_collisions
from frankpledge.evidence.statistics.peers import Standing
from frankpledge.reports import charts, maps
from frankpledge.reports.chapters import overall
from frankpledge.reports.chapters.prose import NOTHING, bullets
from frankpledge.reports.citing import Citing

MOST_RANKED = 10  # more peers do not fit as bars
MOST_PARTS_SAID = 6

_FROM = {
    recorded_crime.SOURCE: "Counted from the Home Office's quarterly tables by partnership.",
    road_collisions.SOURCE: "Counted from the Department for Transport's road casualty statistics.",
    published_figures.SOURCE: "Counted from a partner's table, as published: “{title}”.",
}


def title(citing: Citing, measure: Measure) -> str:
    return measure.title


def said(citing: Citing, measure: Measure) -> Prose:
    """Level with its interval, change with its verdict, and the same over the whole force area."""
    base, here = citing.base, citing.base.comparison
    row = here.row(measure.id)
    spread = changes.by_chance(row, base.counted.per(measure, base.area))
    source = _FROM.get(row.source, "").format(title=row.title)
    return _joined(citing.sentence(changes.level(row, here)), citing.sentence(spread), citing.found(row), source)


def over_time(citing: Citing, measure: Measure) -> Prose:
    """Runs of years, the highest month and what a control chart sees."""
    base = citing.base
    found = base.control(measure)
    told = [course.run(base.figure(measure, "run")), course.peak(base.figure(measure, "peak"))]
    return _joined(*map(citing.sentence, told), citing.sentence(course.signals(found)) if found else "")


def among(citing: Citing, measure: Measure) -> Prose:
    """The share of the force area's count, and the place among peers."""
    row = citing.base.comparison.row(measure.id)
    return _joined(overall.share(citing, row), overall.standing(citing, row))


def made_of(citing: Citing, measure: Measure) -> Prose:
    """Its parts in a sentence, where they are few enough for one."""
    made = citing.base.made_of(measure)
    if made is None or not 1 < len(made.parts) <= MOST_PARTS_SAID:
        return NOTHING
    return Prose(citing.sentence(company.parts(made, citing.base.comparison)))


def chart(citing: Citing, measure: Measure) -> Thing:
    """What is usual and what was not; where that can't be told, the months or the table's years."""
    base, here = citing.base, citing.base.comparison
    found = base.control(measure)
    return (
        (charts.control(base.counted, measure, base.area, here.now.last, found) if found else None)
        or charts.monthly(base.counted, here, measure)
        or charts.spans(base.counted, measure, base.area, here.now)
        or NOTHING
    )


def company_chart(citing: Citing, measure: Measure) -> Thing:
    """Where the rate stands out: those of the peers under one another; of many peers, the funnel."""
    found, now = citing.base.among(measure), citing.base.comparison.now
    if found is None or found.own.unit.standing is Standing.AS_EXPECTED:
        return NOTHING
    return charts.ranks(found, measure, now) if len(found.peers) <= MOST_RANKED else charts.funnel(found, measure, now)


def counted_otherwise(citing: Citing, measure: Measure) -> Prose:
    """The changes of counting within the chart's months."""
    base = citing.base
    found = base.control(measure)
    shown = Period(found.spans[0].first, found.spans[-1].last) if found else Period.ending(base.period.last, 36)
    known = breaks(base.edition, measure, base.gazetteer.force_area(base.area))
    lines = [
        f"Counted differently from {named(b.month)}: {b.what.rstrip('.')}. ({b.source}.)"
        for b in known
        if b.month in shown
    ]
    return Prose("\n\n".join(lines))


def area_map(kind: maps.Kind) -> Callable[[Citing, Measure], Thing]:
    def found(citing: Citing, measure: Measure) -> Thing:
        base = citing.base
        if not measure.categories:
            return NOTHING
        missing = Prose(f"There is no map by {kind.name}, because the boundaries are not held.")
        return maps.Shading(base.counted, base.comparison, measure, kind).picture() or missing

    return found


def most(kind: maps.Kind) -> Callable[[Citing, Measure], Thing]:
    def found(citing: Citing, measure: Measure) -> Thing:
        base = citing.base
        return maps.Shading(base.counted, base.comparison, measure, kind).table() or NOTHING

    return found


def caveats(citing: Citing, measure: Measure) -> Prose:
    return bullets(measure.caveats)


def _joined(*sentences: str) -> Prose:
    return Prose(" ".join(filter(None, sentences)))


SECTIONS: dict[str, Callable[[Citing, Measure], Thing]] = {
    "title": title,
    "said": said,
    "over-time": over_time,
    "among": among,
    "made-of": made_of,
    "chart": chart,
    "company-chart": company_chart,
    "counted-otherwise": counted_otherwise,
    "lsoa-map": area_map(maps.SMALL_AREA),
    "lsoa-most": most(maps.SMALL_AREA),
    "ward-map": area_map(maps.WARD),
    "ward-most": most(maps.WARD),
    "caveats": caveats,
}
