"""The overall picture: every measure in one table, and total crime among peers, over time and by its parts."""

from frankpledge.documents.tables import Cell, Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence import shares
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.figures.counted import WHY_WITHHELD, WITHHELD
from frankpledge.evidence.findings import changes
from frankpledge.evidence.findings import company as among
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.sentence import capital
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.reports import charts
from frankpledge.reports.chapters.prose import NOTHING
from frankpledge.reports.citing import Citing


def table(citing: Citing) -> Table:
    c = citing.base.comparison
    widths = (0.24, 0.11, 0.11, 0.12, 0.11, 0.15, 0.16)
    years = (capital(c.before.name), capital(c.now.name))
    headings = ("Measure", *years, f"Per 1,000 {bases(citing)}", "Change", "Verdict", "Would be noticed")
    columns = [Column(h, 0 < i < 5, w) for i, (h, w) in enumerate(zip(headings, widths, strict=True))]
    notes = ["Anti-social behaviour is not crime and is never added to total crime."]
    parts = [r.measure.title for r in c.rows if r.measure.part_of or r.measure.flag]
    if parts:
        notes.append(f"Never add the rows up: {', '.join(parts)} are counted in other rows too.")
    if citing.base.withheld:
        notes.append(changes.withheld(citing.base.withheld))
    elif any(r.verdict is Verdict.WITHHELD for r in c.rows):
        notes.append(f"Withheld: {WHY_WITHHELD}.")
    caption = f"Crime and anti-social behaviour in {c.area.name}, {c.now.full_phrase} and {_before(citing)}"
    return Table("overall", caption, columns, [_row(r) for r in c.rows], tuple(notes))


def bases(citing: Citing) -> str:
    """What the rates are set against."""
    return changes.bases(r.measure for r in citing.base.comparison.rows)


def _before(citing: Citing) -> str:
    c = citing.base.comparison
    return "the year before" if c.of_the_year_before and len(c.now) == 12 else c.before.phrase


def _row(r: Row) -> tuple[Cell, ...]:
    before = WITHHELD if r.verdict is Verdict.WITHHELD else "not held"
    change, noticed = "not available", "not available"
    if r.change is not None:
        before = Number(f"{r.before:,}", r.figures["count_before"])
        change = Number(change_text(r), r.figures["change"])
    if r.comparable:
        fall, rise = r.noticeable.fall_to, r.noticeable.rise_to
        noticed = f"{rise:,} or more" if fall is None else f"{fall:,} or fewer, {rise:,} or more"
    count = Number(f"{r.after:,}", r.figures["count"])
    rate = Number(f"{half_up(r.rate, 1):,}", r.figures["rate"]) if r.rate is not None else "not available"
    return (r.measure.title, before, count, rate, change, str(r.verdict), noticed)


def changes_chart(citing: Citing) -> Thing:
    return charts.changes(citing.base.comparison)


def company(citing: Citing) -> Prose:
    """Total crime's level, its share of the police force area and its place among peers."""
    row = citing.base.comparison.row("total-crime")
    if row is None:
        return NOTHING
    level = citing.sentence(changes.level(row, citing.base.comparison))
    return Prose(" ".join(filter(None, [level, share(citing, row), standing(citing, row)])))


def share(citing: Citing, row: Row) -> str:
    """The area's share of what was counted over the police force area."""
    base = citing.base
    if base.wider is None or base.wider.row(row.measure.id) is None:
        return ""
    return citing.sentence(among.share(base.figure(row.measure, "share", base.force.code), base.force))


def standing(citing: Citing, row: Row) -> str:
    """Its place by rate among peers, and what the place says."""
    found = citing.base.among(row.measure)
    return citing.sentence(among.standing(found, citing.base.comparison, row.measure.id)) if found else ""


def top(citing: Citing) -> Prose:
    c = citing.base.comparison
    placed = shares.top_measures(citing.base.counted, c.area, c.now)
    known = tuple(p for p in placed if any(r.measure.title == p.name for r in c.rows))
    return Prose(citing.sentence(among.top(known, c)))


def composition_chart(citing: Citing) -> Thing:
    c = citing.base.comparison
    made = citing.base.made_of(measures()["total-crime"])
    return (charts.composition(made, c.area, c.now) if made else None) or NOTHING


def rolling_chart(citing: Citing) -> Thing:
    c = citing.base.comparison
    return charts.rolling(citing.base.counted, measures()["total-crime"], c.area, c.now.last) or NOTHING


def funnel_chart(citing: Citing) -> Thing:
    total = measures()["total-crime"]
    found = citing.base.among(total)
    return charts.funnel(found, total, citing.base.comparison.now) if found else NOTHING
