"""The summary: what changed, what did not, what can't be said; in full, and in short for two pages and slides."""

from frankpledge.documents.tables import Cell, Column, Number, Prose, Table
from frankpledge.documents.text import Thing
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.figures.counted import WHY_WITHHELD, WITHHELD
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.sentence import a_few, capital, listed
from frankpledge.reports import charts
from frankpledge.reports.chapters.prose import bullets, nothing_compared
from frankpledge.reports.citing import Citing

HEADLINES = 3
TABLE_ROWS = 5
CHART_ROWS = 8
_FEW = ("No measure", "Only one measure", "Only two measures")


def notes(citing: Citing) -> Prose:
    return Prose(" ".join(f"{note}." for note in citing.base.comparison.notes))


def changed(citing: Citing) -> Prose:
    """Every measure that rose or fell, the clearest first."""
    if nothing_compared(citing):
        return Prose("Nothing can be compared, so nothing can be said to have changed.")
    lines = [citing.found(row) for row in changes.changed(citing.base.comparison)]
    return bullets(lines) if lines else Prose("No measure rose or fell by more than its usual ups and downs.")


def changed_in_short(citing: Citing) -> Prose:
    """The three clearest changes; where there are fewer that is said, and nothing is put in their place."""
    if nothing_compared(citing):
        return Prose("Nothing can be compared, so nothing can be said to have changed.")
    rows, every = changes.headlines(citing.base.comparison, HEADLINES), changes.changed(citing.base.comparison)
    few = f"{_FEW[len(every)]} rose or fell by more than the usual ups and downs." if len(every) < HEADLINES else ""
    lines = [_bold(row, _here_and_wider(citing, row)) for row in rows]
    others = [r for r in every if r not in rows]
    more = f"Beyond the usual ups and downs too: {a_few([f'{r.measure.inline} {r.verdict}' for r in others])}."
    return Prose("\n\n".join(filter(None, [few, bullets(lines).markdown, more if others else ""])))


def _here_and_wider(citing: Citing, row: Row) -> str:
    base = citing.base
    said = [changes.finding(row, base.comparison)]
    elsewhere = base.wider.row(row.measure.id) if base.wider else None
    if elsewhere:
        said.append(changes.wider_in_short(elsewhere, base.wider))
    return " ".join(citing.sentence(s) for s in said if s.text)


def unchanged(citing: Citing) -> Prose:
    """Total crime with its numbers, the others by name: the table has theirs."""
    rows = changes.unchanged(citing.base.comparison)
    if not rows:
        none = "No measure has the verdict “no clear change”."
        return Prose("Nothing can be compared." if nothing_compared(citing) else none)
    total = [r for r in rows if r.measure.id == "total-crime"]
    others = [r.measure.inline for r in rows if r not in total]
    said = [citing.sentence(changes.finding(r, citing.base.comparison)) for r in total]
    if others:
        said.append(
            f"No clear change can be told in {listed(others)}. The table of the overall picture has their numbers."
        )
    return Prose("\n\n".join(said))


def unchanged_in_short(citing: Citing) -> Prose:
    """The one without a clear change that most offences were of, and how many others there are."""
    rows = changes.unchanged(citing.base.comparison)
    if not rows:
        return unchanged(citing)
    most = max(rows, key=lambda r: r.after)
    said = _bold(most, citing.sentence(changes.finding(most, citing.base.comparison)))
    others = len(rows) - 1
    if others:
        said += f" The same verdict holds for {others} other measure{'s' if others > 1 else ''}."
    return Prose(f"{said} No clear change does not mean that nothing happened: the numbers cannot show it.")


def _bold(row: Row, said: str) -> str:
    """The sentence with the name of its measure to be found at a glance."""
    return f"**{row.measure.title}**{said.removeprefix(row.measure.title)}"


def unsaid(citing: Citing) -> Prose:
    """The measures without a verdict with their numbers, then what no source that is held can tell."""
    here, rows = citing.base.comparison, _without_verdict(citing)
    numbers = [r for r in rows if r.verdict is not Verdict.COUNTING_CHANGED]
    lines = [citing.sentence(changes.finding(r, here)) for r in numbers]
    return bullets([*_why_not(citing, [r for r in rows if r not in numbers]), *lines, *_not_held(citing)])


def unsaid_in_short(citing: Citing) -> Prose:
    """The measures without a verdict, by why they have none, and what is not held."""
    return bullets([*_why_not(citing, _without_verdict(citing)), *_not_held(citing)])


def _without_verdict(citing: Citing) -> list[Row]:
    """The rows to be told apart; where nothing can be compared, only those that are withheld."""
    rows = changes.unsaid(citing.base.comparison)
    return [r for r in rows if r.verdict is Verdict.WITHHELD] if nothing_compared(citing) else rows


def _why_not(citing: Citing, rows: list[Row]) -> list[str]:
    """The rows by the reason for which they have no verdict; or that nothing can be compared at all."""
    here, lines = citing.base.comparison, []
    lacking = [r for r in here.rows if r.verdict is not Verdict.WITHHELD]
    if lacking and nothing_compared(citing):
        other = "any measure" if len(lacking) == len(here.rows) else "any other measure"
        lines.append(f"Whether {other} changed: {here.before.full_phrase} is not all held.")
    by_verdict: dict[str, list[str]] = {}
    for r in rows:
        by_verdict.setdefault(r.verdict, []).append(r.measure.inline)
    return [f"Whether {a_few(names)} changed: {WHY_NOT[verdict]}." for verdict, names in by_verdict.items()] + lines


WHY_NOT = {
    Verdict.TOO_FEW: "the numbers are too few",
    Verdict.COUNTING_CHANGED: "the way of counting changed in between",
    Verdict.NOT_LIKE_FOR_LIKE: "the months to set it against are not all held",
    Verdict.CANNOT_BE_CHECKED: "no counts were published",
    Verdict.WITHHELD: f"the number to set it against is withheld, because {WHY_WITHHELD}",
}


def _not_held(citing: Citing) -> list[str]:
    base = citing.base
    held = {m.theme for m in [*base.held, *base.withheld]}
    themes = [THEMES[t] for t in THEMES if t not in held and any(m.theme == t for m in base.not_held)]
    inside = [m.inline for m in base.not_held if m.theme in held]
    lines = [changes.withheld(base.withheld)] if base.withheld else []
    if themes:
        lines.append(f"Nothing is held of {listed([t[:1].lower() + t[1:] for t in themes])}.")
    if inside:
        lines.append(f"The sources that are held do not count apart {a_few(inside)}.")
    return [
        *lines,
        "Whatever was not reported to the police, or not recorded by them.",
        "Why a measure changed: that is for the partnership to find out.",
    ]


def shown(citing: Citing, most: int) -> list[Row]:
    """The rows of a short table or chart: the headlines, total crime, then the largest, none a part of another."""
    comparison = citing.base.comparison
    first = [r for r in comparison.rows if r.measure.id in ("total-crime", "anti-social-behaviour")]
    whole = [r for r in comparison.rows if not r.measure.part_of and not r.measure.flag]
    largest = sorted(whole, key=lambda r: -r.after)
    chosen = list(dict.fromkeys(r.measure.id for r in [*changes.headlines(comparison, HEADLINES), *first, *largest]))
    return [r for r in comparison.rows if r.measure.id in chosen[:most]]


def chart(citing: Citing) -> Thing:
    return charts.changes(citing.base.comparison, shown(citing, CHART_ROWS), "headlines")


def table(citing: Citing) -> Table:
    """The headlines, total crime and anti-social behaviour in numbers."""
    c = citing.base.comparison
    headings = ("Measure", capital(c.before.name), capital(c.now.name), "Change", "Verdict")
    made = [Column(h, 0 < i < 4) for i, h in enumerate(headings)]
    chosen = shown(citing, TABLE_ROWS)
    notes = (f"Withheld: {WHY_WITHHELD}.",) if any(r.verdict is Verdict.WITHHELD for r in chosen) else ()
    return Table("headlines", f"{c.area.name} in numbers", made, [_row(r) for r in chosen], notes)


def _row(r: Row) -> tuple[Cell, ...]:
    """Count before and now, change and verdict."""
    before: Cell = WITHHELD if r.verdict is Verdict.WITHHELD else "not held"
    if r.before is not None:
        before = Number(f"{r.before:,}", r.figures["count_before"])
    change: Cell = "not available" if r.change is None else Number(change_text(r), r.figures["change"])
    return (r.measure.title, before, Number(f"{r.after:,}", r.figures["count"]), change, str(r.verdict))
