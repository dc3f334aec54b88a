"""The charts and maps of a report, with the words that say what each shows."""

from dataclasses import dataclass
from statistics import mean

from frankpledge.documents.charts import change_chart, monthly_chart
from frankpledge.documents.maps import Shape, choropleth
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table
from frankpledge.evidence.area import Area
from frankpledge.evidence.findings import listed
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Month, Period, named, spoken, written
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase

MARKED = 5


def monthly(base: EvidenceBase, measure: Measure) -> Picture:
    """Thirty-six months of a measure, the averages of the two years compared, and any change of counting."""
    months = base.months(measure)
    spans = [
        (written(p.first), written(p.last), average, f"{half_up(average, 1)} a month on average")
        for p in (base.comparison.before, base.comparison.now)
        if (average := _average(months, p)) is not None
    ]
    known = breaks(base.edition, measure, base.gazetteer.force_area(base.area))
    title = f"{measure.title} in {base.area.name}, by month, {base.charted._run()}"
    return monthly_chart(
        f"months-{measure.id}",
        title,
        monthly_words(measure, months, [base.comparison.before, base.comparison.now]),
        [(written(m), n) for m, n in months],
        unit=f"{measure.unit} a month",
        spans=spans,
        breaks=[(written(b.month), "counted differently from here") for b in known if b.month in base.charted],
    )


def monthly_words(measure: Measure, months: list[tuple[Month, int | None]], years: list[Period]) -> str:
    """What the chart of months shows: its range, its averages and its gaps."""
    held = [(m, n) for m, n in months if n is not None]
    if not held:
        return f"No month of {measure.inline} is held."
    least, most = min(n for _, n in held), max(n for _, n in held)
    said = f"The months lie between {least:,} {measure.unit} ({_when(held, least)}) and {most:,} ({_when(held, most)})."
    averages = [f"{half_up(a, 1)} a month in {p.phrase}" for p in years if (a := _average(months, p)) is not None]
    if averages:
        said += f" On average there were {listed(averages)}."
    missing = [m for m, n in months if n is None]
    return said + (f" Not held: {spoken(missing)}." if missing else "")


def changes(base: EvidenceBase) -> Picture:
    """Every measure's change with its interval and verdict."""
    rows = [
        (r.measure.title, _float(r.change.percent), r.change.low, r.change.high, str(r.verdict))
        if r.change
        else (r.measure.title, None, None, None, str(r.verdict))
        for r in base.comparison.rows
    ]
    moved = [f"{r.measure.inline} {r.verdict}" for r in base.comparison.rows if r.verdict in ("rose", "fell")]
    words = (
        f"Each measure's change with the range within which it probably lies. {'; '.join(moved) or 'None stands out'}."
    )
    title = f"Change in {base.area.name} from {base.comparison.before.phrase} to {base.comparison.now.phrase}"
    return change_chart("changes", title, words[0].upper() + words[1:], rows)


@dataclass(frozen=True)
class Kind:
    """A kind of area that is mapped: what it is called and the layer of its boundaries."""

    name: str
    layer: str


SMALL_AREA = Kind("small area", "lsoa21")
WARD = Kind("ward", "ward25")


def place_name(base: EvidenceBase, area: Area) -> str:
    """An LSOA's number says nothing to a resident: its ward stands beside it."""
    if area.kind != "lsoa":
        return area.name
    ward = next((w.name for w in base.wards if area.code in base.gazetteer.members[w.code]), "")
    return f"{area.name} ({ward})" if ward else area.name


def most(base: EvidenceBase, measure: Measure, kind: Kind) -> list[Area]:
    """The areas with most, which a map marks; those with none are never among them."""
    areas = _areas(base, kind)
    totals = base.totals(measure, areas)
    return sorted((a for a in areas if totals[a.code]), key=lambda a: (-totals[a.code], a.name))[:MARKED]


def most_table(citing: Citing, measure: Measure, kind: Kind) -> Table | None:
    """The areas that the map marks, with their counts; None where there are none."""
    base = citing.base
    columns = (
        Column("On the map", width=0.16),
        Column(kind.name.capitalize()),
        Column(measure.unit.capitalize(), True),
    )
    marked = enumerate(most(base, measure, kind), 1)
    rows = [(str(i), place_name(base, a), citing.count(measure, a)) for i, a in marked]
    caption = f"The {kind.name}s with most {measure.counted}, {base.comparison.now.phrase}"
    return Table(f"most-{kind.layer}-{measure.id}", caption, columns, rows, row_headers=False) if rows else None


def area_map(base: EvidenceBase, measure: Measure, kind: Kind) -> Picture | None:
    """A map of the period's counts, those with most marked; None where no boundaries are held.

    A ward that is the best fit of no LSOA has no figure, and that is said.
    """
    outlines = base.boundaries(kind.layer)
    if not outlines:
        return None
    totals = base.totals(measure, _areas(base, kind))
    marked = most(base, measure, kind)
    shapes = [Shape(code, name, geometry) for code, (name, geometry) in outlines.items()]
    unfigured = [s for s in shapes if s.code not in totals]
    return choropleth(
        f"map-{kind.layer}-{measure.id}",
        f"{measure.title} by {kind.name} in {base.area.name}, {base.comparison.now.phrase}",
        _map_words(base, kind.name, totals, marked, [s.name for s in unfigured]),
        shapes,
        {s.code: float(totals[s.code]) for s in shapes if s.code in totals},
        unit=measure.unit,
        no_figure={s.code: "no small area lies mostly in it" for s in unfigured},
        marks={a.code: str(i) for i, a in enumerate(marked, 1) if a.code in outlines},
        outline=base.outline(kind.layer),
    )


def _areas(base: EvidenceBase, kind: Kind) -> list[Area]:
    return base.lsoas if kind is SMALL_AREA else base.wards


def _map_words(base: EvidenceBase, kind: str, totals: dict[str, int], marked: list[Area], unfigured: list[str]) -> str:
    if not marked:
        return f"There were none in any {kind}."
    some = sum(1 for n in totals.values() if n)
    said = f"{some} of the {len(totals)} {kind}s had at least one. "
    said += f"Most were in {listed([f'{place_name(base, a)}, {totals[a.code]:,}' for a in marked[:3]])}."
    if sum(totals.values()) < 3 * len(totals):
        said += " The numbers are so small that one more or less would change the picture."
    if unfigured:
        said += f" {listed(unfigured)}: no figure, because no small area lies mostly in it."
    return said


def _average(months: list[tuple[Month, int | None]], period: Period) -> float | None:
    counts = [n for m, n in months if m in period and n is not None]
    return mean(counts) if counts else None


def _when(held: list[tuple[Month, int]], count: int) -> str:
    when = [named(m) for m, n in held if n == count]
    return when[0] if len(when) == 1 else f"{when[0]} and {len(when) - 1} more" if len(when) > 2 else listed(when)


def _float(value) -> float | None:
    return None if value is None else float(value)
