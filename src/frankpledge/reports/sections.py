"""What stands in the section of one measure: its level, what became of it, its chart, its maps and its caveats."""

from collections.abc import Callable

from frankpledge.documents.tables import Prose
from frankpledge.documents.text import Thing
from frankpledge.evidence import findings
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import named
from frankpledge.reports import charts, maps
from frankpledge.reports.citing import Citing


def title(citing: Citing, measure: Measure) -> str:
    return measure.title


def said(citing: Citing, measure: Measure) -> Prose:
    """Level, change with its verdict, and the same over the whole force area."""
    here = citing.base.comparison
    row = here.row(measure.id)
    return Prose(f"{citing.sentence(findings.level(row, here))} {citing.found(row)}")


def chart(citing: Citing, measure: Measure) -> Thing:
    return charts.monthly(citing.base, measure)


def counted_otherwise(citing: Citing, measure: Measure) -> Prose:
    """The changes of counting within the chart's months."""
    base = citing.base
    known = breaks(base.edition, measure, base.gazetteer.force_area(base.area))
    lines = [
        f"Counted differently from {named(b.month)}: {b.what.rstrip('.')}. ({b.source}.)"
        for b in known
        if b.month in base.charted
    ]
    return Prose("\n\n".join(lines))


def area_map(kind: maps.Kind) -> Callable[[Citing, Measure], Thing]:
    def found(citing: Citing, measure: Measure) -> Thing:
        missing = Prose(f"There is no map by {kind.name}, because the boundaries are not held.")
        return maps.Shading(citing.base, measure, kind).picture() or missing

    return found


def most(kind: maps.Kind) -> Callable[[Citing, Measure], Thing]:
    def found(citing: Citing, measure: Measure) -> Thing:
        return maps.Shading(citing.base, measure, kind).table(citing) or Prose("")

    return found


def caveats(citing: Citing, measure: Measure) -> Prose:
    return Prose("\n".join(f"- {c}" for c in measure.caveats))


SECTIONS: dict[str, Callable[[Citing, Measure], Thing]] = {
    "title": title,
    "said": said,
    "chart": chart,
    "counted-otherwise": counted_otherwise,
    "lsoa-map": area_map(maps.SMALL_AREA),
    "lsoa-most": most(maps.SMALL_AREA),
    "ward-map": area_map(maps.WARD),
    "ward-most": most(maps.WARD),
    "caveats": caveats,
}
