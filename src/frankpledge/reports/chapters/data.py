"""The data and its quality: what is held and of when, what was refused, and where the counting changed."""

from frankpledge.documents.tables import Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import coverage, places
from frankpledge.evidence.facts import INSTITUTIONS
from frankpledge.evidence.measures.breaks import breaks
from frankpledge.evidence.measures.collisions import held_months
from frankpledge.evidence.measures.published import published
from frankpledge.evidence.period import Period, named, runs, spoken
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.sources import (
    deprivation,
    police_street,
    population,
    published_figures,
    recorded_crime,
    road_collisions,
)
from frankpledge.evidence.sources import own_areas as own
from frankpledge.reports.chapters.prose import NOTHING, bullets
from frankpledge.reports.citing import Citing

REFUSED_NAMED = 12


def sources_held(citing: Citing) -> Table:
    """A row for each source that the edition holds: whose it is, and of when."""
    rows = [
        ("Street-level crime and anti-social behaviour", "data.police.uk", _street(citing)),
        *_recorded(citing),
        *_collisions(citing),
        *_tables(citing),
        *_others(citing),
    ]
    made = [Column("Source", width=0.36), Column("Publisher", width=0.27), Column("Held", width=0.37)]
    return Table("sources-held", "What this assessment is made from", made, rows)


def _street(citing: Citing) -> str:
    return spoken(coverage.held_of(citing.base.edition, citing.base.area))


def _recorded(citing: Citing) -> list[tuple[str, str, str]]:
    keys = [p.key for p in citing.base.edition.of(recorded_crime.SOURCE)]
    if not keys:
        return []
    held = spoken(m for key in keys for m in Period.read(key).months)
    return [("Recorded crime by community safety partnership and quarter", recorded_crime.HOME_OFFICE, held)]


def _collisions(citing: Citing) -> list[tuple[str, str, str]]:
    held = held_months(citing.base.edition, citing.base.area)
    return [("Road casualty statistics", road_collisions.DFT, spoken(sorted(held)))] if held else []


def _tables(citing: Citing) -> list[tuple[str, str, str]]:
    """Partners' tables, each once, with the time that its figures of the area cover."""
    found: dict[tuple[str, str], set] = {}
    for one in published(citing.base.edition, [citing.base.area.code]):
        months = one.period.months if one.period else []
        found.setdefault((one.title, one.publisher), set()).update(months)
    return [(title, who or "not said", spoken(months)) for (title, who), months in sorted(found.items())]


def _others(citing: Citing) -> list[tuple[str, str, str]]:
    edition = citing.base.edition
    rows = []
    if edition.of(population.SOURCE):
        rows.append(("Residents and households", "Office for National Statistics", "Census 2021, mid-year estimates"))
    years = [p.key.removeprefix("iod") for p in edition.of(deprivation.SOURCE)]
    if years:
        rows.append(("English Indices of Deprivation", deprivation.MHCLG, listed(sorted(years))))
    if edition.of(own.SOURCE):
        rows.append(("Areas of the partnership's own", "the partnership", "as drawn or listed"))
    return rows


def place_notes(citing: Citing) -> Prose:
    """What must be said wherever figures are made of the edition."""
    return Prose(" ".join(f"{note}." for note in places.notes(citing.base.edition)))


def institutions(citing: Citing) -> Prose:
    """Prisons, hospitals and police stations with rows, which would else look like hot spots."""
    at = [_at(citing, name, kind) for name, kind in INSTITUTIONS.items() if citing.base.fact(name).value]
    if not at:
        return NOTHING
    return Prose(
        "Some rows stand at institutions, where they may be about people inside rather than residents nearby: "
        f"{listed(at)}, in {citing.base.comparison.now.phrase}."
    )


def _at(citing: Citing, name: str, kind: str) -> str:
    """How many rows stand at a kind of institution, and the ward that has most of them."""
    number = citing.cited(citing.fact_number(name))
    counts = {w.name: citing.base.fact(name, w) for w in citing.base.wards}
    ward, most = max(counts.items(), key=lambda item: item[1].value or 0, default=("", None))
    where = f" ({citing.cited(Number(most.text, most.id))} of them in {ward})" if most and most.value else ""
    return f"{number} on or near a {kind.lower()}{where}"


def held(citing: Citing) -> Table:
    """A row for each calendar year up to the period's end: months held, rows, and the share without a place."""
    base = citing.base
    years: dict[int, list] = {}
    for m in coverage.held_of(base.edition, base.area):
        if m <= base.period.last:
            years.setdefault(m.year, []).append(m)
    rows = []
    for year, months in sorted(years.items()):
        span = Period(months[0], months[-1])
        facts = (citing.fact_number(name, period=span) for name in ("rows", "share-without-place", "rows-recast"))
        rows.append((str(year), spoken(months) if len(runs(months)) > 1 else f"{len(months)} months", *facts))
    headings = ("Year", "Held", "Rows of the force", "Without a place", "With an older area code, here")
    made = [Column(h, i > 0) for i, h in enumerate(headings)]
    return Table("held", f"What the police force of {base.area.name} published, by calendar year", made, rows)


def refused(citing: Citing) -> Prose:
    """The files of which rows were refused, and why; that there are none is said too."""
    files = [i for i in citing.base.edition.inputs if i.rows_refused and i.source in _COUNTED]
    if not files:
        return Prose("No row of a file was refused.")
    lines = [
        f"{i.name.rpartition('/')[2]}: {i.rows_refused:,} of {i.rows_read:,} rows were refused. {_why(i.why_refused)}"
        for i in files[:REFUSED_NAMED]
    ]
    if len(files) > REFUSED_NAMED:
        lines.append(f"And rows of {len(files) - REFUSED_NAMED} more files.")
    return bullets(lines)


_COUNTED = {police_street.SOURCE, recorded_crime.SOURCE, road_collisions.SOURCE, published_figures.SOURCE}


def _why(reasons: tuple[str, ...]) -> str:
    return "; ".join(reasons[:2]) + ("." if reasons and not reasons[0].endswith(".") else "")


def recording_breaks(citing: Citing) -> Thing:
    """The register of what is known to have been counted otherwise, for the measures held."""
    base = citing.base
    told: dict[tuple, list[str]] = {}
    for measure in base.held:
        for b in breaks(base.edition, measure, base.gazetteer.force_area(base.area)):
            if b.month <= base.period.last:
                told.setdefault((b.month, b.what, b.source), []).append(measure.title)
    if not told:
        return Prose("No change of counting is known. That none is known does not mean that there was none.")
    rows = [(named(month), ", ".join(titles), what, source) for (month, what, source), titles in sorted(told.items())]
    shares = (("From", 0.13), ("Measures", 0.22), ("What changed", 0.4), ("Who says so", 0.25))
    made = [Column(h, width=w) for h, w in shares]
    return Table("breaks", "Known changes of counting", made, rows)
