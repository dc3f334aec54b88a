"""What stands in the chapter of one theme besides its measures: its title, what it lacks, what a slide says of it."""

from collections.abc import Callable

from frankpledge.documents.tables import Prose
from frankpledge.documents.text import Thing
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.findings import changes, course
from frankpledge.evidence.measures.model import THEMES
from frankpledge.evidence.sentence import listed
from frankpledge.evidence.statistics.peers import Standing
from frankpledge.reports import charts
from frankpledge.reports.chapters import missing, overall
from frankpledge.reports.chapters.prose import NOTHING, bullets
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase

MOST_SAID = 3


def title(citing: Citing, theme: str) -> str:
    return THEMES[theme]


def absent(citing: Citing, theme: str) -> Thing:
    return missing.of_theme(citing, theme)


def withheld(citing: Citing, theme: str) -> Prose:
    return Prose(changes.withheld(m for m in citing.base.withheld if m.theme == theme))


def in_short(citing: Citing, theme: str) -> Prose:
    """For a slide: the measures that changed or stand out among peers, then the others by name."""
    rows = rows_of(citing.base, theme)
    telling = [r for r in rows if _tells(citing.base, r)][:MOST_SAID]
    lines = [_telling(citing, r) for r in telling]
    quiet = [r.measure.inline for r in rows if r not in telling and r in changes.unchanged(citing.base.comparison)]
    if quiet:
        lines.append(f"No clear change: {listed(quiet)}.")
    return bullets(lines)


def _telling(citing: Citing, row: Row) -> str:
    said = [citing.sentence(changes.finding(row, citing.base.comparison))]
    if row.verdict not in changes.CHANGED:
        said.append(overall.standing(citing, row))
    return " ".join(filter(None, said))


def slide_chart(citing: Citing, theme: str) -> Thing:
    """The course of the theme's clearest change; nothing where none changed."""
    base = citing.base
    moved = [r for r in changes.changed(base.comparison) if r.measure.theme == theme]
    found = base.control(moved[0].measure) if moved else None
    if found is None or not course.seen(found):
        return NOTHING
    return charts.control(base.counted, moved[0].measure, base.area, base.comparison.now.last, found)


def rows_of(base: EvidenceBase, theme: str) -> list[Row]:
    return [r for r in base.comparison.rows if r.measure.theme == theme]


def with_something_to_say(base: EvidenceBase) -> list[str]:
    """The themes in which a measure changed or stands out among peers."""
    return [t for t in THEMES if t != "overall" and any(_tells(base, r) for r in rows_of(base, t))]


def _tells(base: EvidenceBase, row: Row) -> bool:
    if row.verdict in changes.CHANGED:
        return True
    found = base.among(row.measure)
    return found is not None and found.own.unit.standing is not Standing.AS_EXPECTED


OF_THEME: dict[str, Callable[[Citing, str], Thing]] = {
    "theme": title,
    "absent": absent,
    "withheld": withheld,
    "theme-in-short": in_short,
    "theme-chart": slide_chart,
}
