"""What stands in the chapters that are about the whole area: summary, people, data, the overall table."""

from collections.abc import Callable

from frankpledge.documents.tables import Cell, Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import coverage, findings
from frankpledge.evidence.area import KINDS
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.facts import INSTITUTIONS
from frankpledge.evidence.findings import capital, listed
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period, runs, spoken
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports import charts
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase


def word(find: Callable[[EvidenceBase], str]) -> Callable[[Citing], Thing]:
    """A name that stands for a few plain words."""
    return lambda citing: find(citing.base)


def changed(citing: Citing) -> Prose:
    if _nothing_compared(citing):
        return Prose("Nothing can be compared, so nothing can be said to have changed.")
    lines = [citing.found(row) for row in findings.changed(citing.base.comparison)]
    return _bullets(lines) if lines else Prose("No measure rose or fell by more than its usual ups and downs.")


def unchanged(citing: Citing) -> Prose:
    rows = findings.unchanged(citing.base.comparison)
    if not rows:
        return Prose("Nothing can be compared." if _nothing_compared(citing) else "Every measure changed.")
    total = [r for r in rows if r.measure.id == "total-crime"]
    others = [r.measure.inline for r in rows if r not in total]
    said = [citing.sentence(findings.finding(r, citing.base.comparison)) for r in total]
    if others:
        said.append(
            f"No clear change can be told in {listed(others)}. The table of the overall picture has their numbers."
        )
    return Prose("\n\n".join(said))


def unsaid(citing: Citing) -> Prose:
    here = citing.base.comparison
    rows = findings.unsaid(here)
    if _nothing_compared(citing):
        return Prose("- Whether any measure changed: the same months of the year before are not all held.")
    return _bullets([citing.sentence(findings.finding(r, here)) for r in rows])


def ages(citing: Citing) -> Prose:
    """The age groups of the newest mid-year estimate, or nothing where none is held."""
    groups = [citing.fact_number(f"share-aged-{group}") for group in ("0-to-15", "16-to-64", "65-and-over")]
    if any(isinstance(g, str) for g in groups):
        return Prose("")
    young, working, old = (citing.cited(g) for g in groups)
    return Prose(
        f"By the mid-year estimate, {young} of its residents were under 16, {working} were 16 to 64 and {old} were 65 "
        "or over. That estimate was made before the Census and was not brought into line with it."
    )


def wards(citing: Citing) -> Table:
    total, asb = measures()["total-crime"], measures()["anti-social-behaviour"]
    rows = [
        (w.name, citing.fact_number("residents", w), citing.count(total, w), citing.count(asb, w))
        for w in citing.base.wards
    ]
    headings = ("Ward", "Residents", "Crimes", "Incidents of anti-social behaviour")
    period = citing.base.comparison.now.phrase
    return Table(
        "wards", f"The wards: residents (Census 2021), crimes and incidents in {period}", _columns(headings), rows
    )


def institutions(citing: Citing) -> Prose:
    """Prisons, hospitals and police stations with rows, which would else look like hot spots."""
    at = [_at(citing, name, kind) for name, kind in INSTITUTIONS.items() if citing.base.fact(name).value]
    if not at:
        return Prose("")
    return Prose(
        "Some rows stand at institutions, where they may be about people inside rather than residents nearby: "
        f"{listed(at)}, in {citing.base.comparison.now.phrase}."
    )


def _at(citing: Citing, name: str, kind: str) -> str:
    """How many rows stand at a kind of institution, and the ward that has most of them."""
    number = citing.cited(citing.fact_number(name))
    counts = {w.name: citing.base.fact(name, w) for w in citing.base.wards}
    ward, most = max(counts.items(), key=lambda item: item[1].value or 0)
    where = f" ({citing.cited(Number(most.text, most.id))} of them in {ward})" if most.value else ""
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
    return Table(
        "held", f"What the police force of {base.area.name} published, by calendar year", _columns(headings), rows
    )


def overall(citing: Citing) -> Table:
    c = citing.base.comparison
    shares = (0.24, 0.11, 0.11, 0.12, 0.11, 0.15, 0.16)
    years = (capital(c.before.name), capital(c.now.name))
    headings = ("Measure", *years, "Per 1,000 residents", "Change", "Verdict", "Would be noticed")
    columns = [Column(h, 0 < i < 5, w) for i, (h, w) in enumerate(zip(headings, shares, strict=True))]
    notes = ("Anti-social behaviour is not crime and is never added to total crime.",)
    caption = f"Crime and anti-social behaviour in {c.area.name}, {c.now.full_phrase} and the year before"
    return Table("overall", caption, columns, [_overall_row(r) for r in c.rows], notes)


def _overall_row(r: Row) -> tuple[Cell, ...]:
    if r.change is None:
        before, change, noticed = "not held", "not available", "not available"
    else:
        before = Number(f"{r.before:,}", r.figures["count_before"])
        change = Number(change_text(r), r.figures["change"])
        fall, rise = r.noticeable.fall_to, r.noticeable.rise_to
        noticed = f"{rise:,} or more" if fall is None else f"{fall:,} or fewer, {rise:,} or more"
    count = Number(f"{r.after:,}", r.figures["count"])
    rate = Number(f"{half_up(r.rate, 1)}", r.figures["rate"]) if r.rate is not None else "not available"
    return (r.measure.title, before, count, rate, change, str(r.verdict), noticed)


def changes(citing: Citing) -> Thing:
    return charts.changes(citing.base)


def _nothing_compared(citing: Citing) -> bool:
    return all(r.change is None for r in citing.base.comparison.rows)


def _bullets(lines) -> Prose:
    return Prose("\n".join(f"- {line}" for line in lines))


def _columns(headings: tuple[str, ...]) -> list[Column]:
    """The first names the row, the others hold numbers."""
    return [Column(h, numeric=i > 0) for i, h in enumerate(headings)]


CHAPTERS: dict[str, Callable[[Citing], Thing]] = {
    "area": word(lambda base: base.area.name),
    "kind": word(lambda base: KINDS[base.area.kind]),
    "force": word(lambda base: base.force.name),
    "period": word(lambda base: base.comparison.now.full_phrase),
    "period-short": word(lambda base: base.comparison.now.phrase),
    "before": word(lambda base: base.comparison.before.full_phrase),
    "notes": word(lambda base: " ".join(f"{note}." for note in base.comparison.notes)),
    "edition": word(lambda base: base.edition.name),
    "small-areas": word(lambda base: str(len(base.lsoas))),
    "ward-count": word(lambda base: str(len(base.wards))),
    "months-held": word(lambda base: spoken(coverage.held_of(base.edition, base.area))),
    "changed": changed,
    "unchanged": unchanged,
    "unsaid": unsaid,
    "ages": ages,
    "wards": wards,
    "institutions": institutions,
    "held": held,
    "overall": overall,
    "changes": changes,
}
