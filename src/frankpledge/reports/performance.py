"""Performance tables in a partnership's own layout: which measures, which columns, in which order, as a file says.

A cell is a number that links to its figure. What only a percentage or an arrow was published of is shown as published;
an arrow of our own is drawn only where the verdict is that it rose or fell, and says from when it points.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from frankpledge.documents.tables import Cell, Column, Number, Table
from frankpledge.evidence import as_published, places
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Comparison, NothingHeld, Row, compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import WHY_WITHHELD, WITHHELD, Counted
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.published import Published
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import capital
from frankpledge.evidence.statistics.rounding import half_up

LAYOUTS = Path(__file__).parent / "layouts"
NOT_HELD = "not held"


class WrongLayout(ValueError):
    """A layout that can't be used; its text says file, key and what is expected."""


@dataclass(frozen=True)
class Layout:
    """`columns`: heading and what it shows; `rows`: measure ids, none for every measure that is held."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Setting:
    """The comparisons that a table is made from: of the area, and those that only some columns want, made for them."""

    counted: Counted  # in the area
    area: Area
    wider: Area
    here: Comparison
    baseline: Period | None = None

    @property
    def edition(self) -> Edition:
        return self.counted.edition

    @cached_property
    def there(self) -> Comparison | None:
        """The wider area as `here`; None where nothing is held of it."""
        return self._compared(self.wider, self.baseline)

    @cached_property
    def two_years(self) -> Comparison | None:
        """With two years before; None where nothing is held."""
        return self._compared(self.area, self.here.asked.year_before().year_before())

    @cached_property
    def two_years_there(self) -> Comparison | None:
        return self._compared(self.wider, self.here.asked.year_before().year_before())

    def _compared(self, of: Area, against: Period | None) -> Comparison | None:
        counted = self.counted if of == self.area else self._counted_wider
        try:
            return compare(self.edition, of, self.here.asked, counted, against)
        except NothingHeld:
            return None

    @cached_property
    def _counted_wider(self) -> Counted:
        return Counted(self.edition, [self.wider])


def layout(name: str) -> Layout:
    """The layout of this name, or of a file of the same form. Raises WrongLayout."""
    file = LAYOUTS / f"{name}.toml" if not name.endswith(".toml") else Path(name)
    if not file.is_file():
        known = ", ".join(sorted(f.stem for f in LAYOUTS.glob("*.toml")))
        raise WrongLayout(f"there is no layout “{name}”; there are: {known}, or give a .toml file of your own")
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        columns = tuple((c["heading"], c["shows"]) for c in data["column"])
        found = Layout(data["title"], columns, tuple(data.get("rows", ())))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise WrongLayout(
            f"{file.name} is no layout: it needs title, and a heading and shows a column ({error})"
        ) from None
    for _, shows in columns:
        if shows not in CELLS:
            raise WrongLayout(f"{file.name}: a column can't show “{shows}”; it can show: {', '.join(CELLS)}")
    for measure in found.rows:
        if measure not in measures():
            raise WrongLayout(f"{file.name}: there is no measure “{measure}”")
    return found


def setting(edition: Edition, area: Area, period: Period, baseline: Period | None = None) -> Setting:
    """Everything that a layout may show. Raises NothingHeld where nothing of the area is held in the period."""
    counted = Counted(edition, [area])
    here = compare(edition, area, period, counted, baseline)
    return Setting(counted, area, places.gazetteer(edition).force_of(area) or area, here, baseline)


def table(chosen: Layout, of: Setting) -> Table:
    """The table; a measure of which nothing is held has a row that says so."""
    words = {
        "area": of.area.name,
        "wider": of.wider.name,
        "now": of.here.now.name,
        "before": of.here.before.name,
    }
    columns = [Column(capital(h.format(**words)), numeric=shows in _NUMERIC) for h, shows in chosen.columns]
    wanted = [measures()[m] for m in chosen.rows] or [r.measure for r in of.here.rows]
    rows = [[CELLS[shows](of, m) for _, shows in chosen.columns] for m in wanted]
    return Table("performance", capital(chosen.title.format(**words)), columns, rows, tuple(_notes(of, rows)))


def _notes(of: Setting, rows: list[list[Cell]]) -> list[str]:
    notes = [f"{note}." for note in of.here.notes]
    if any(WITHHELD in map(text, row) for row in rows):
        notes.append(f"Withheld: {WHY_WITHHELD}.")
    if any("as published" in cell for row in rows for cell in map(text, row)):
        notes.append("As published: printed without counts, so it cannot be checked.")
    if any(r.measure.part_of or r.measure.flag for r in of.here.rows):
        notes.append("Never add the rows up: what is counted in one can be in another too.")
    return notes


def text(cell: Cell) -> str:
    """A cell's words."""
    return cell.text if isinstance(cell, Number) else str(cell)


def _measure(of: Setting, m: Measure) -> Cell:
    return m.title


def _count(of: Setting, m: Measure) -> Cell:
    row = of.here.row(m.id)
    return Number(f"{row.after:,}", row.figures["count"]) if row else _lacking(of.here, m)


def _count_before(of: Setting, m: Measure) -> Cell:
    row = of.here.row(m.id)
    if row is None:
        return _alone(of, m, of.here.before)
    if row.before is None:
        return _lacking(of.here, m)
    return Number(f"{row.before:,}", row.figures["count_before"])


def _alone(of: Setting, m: Measure, period: Period) -> Cell:
    """The count of a period that there is nothing of the newer one to set against."""
    figure = of.counted.figure(m, "count", of.area, period)
    if figure.text == WITHHELD:
        return WITHHELD
    whole = sum(map(len, figure.spans)) == len(period)
    return Number(figure.text, figure.id) if whole else NOT_HELD


def _lacking(comparison: Comparison | None, m: Measure) -> str:
    """Why there is no number: one is held that may not be shown, or none is held."""
    row = comparison.row(m.id) if comparison else None
    if comparison and (m in comparison.withheld or (row and row.verdict is Verdict.WITHHELD)):
        return WITHHELD
    return NOT_HELD


def _rate(of: Setting, m: Measure) -> Cell:
    row = of.here.row(m.id)
    if row is None and m in of.here.withheld:
        return WITHHELD
    return Number(f"{half_up(row.rate, 1):,}", row.figures["rate"]) if row and row.rate is not None else "not available"


def _verdict(of: Setting, m: Measure) -> Cell:
    row = of.here.row(m.id)
    return str(row.verdict) if row else _lacking(of.here, m)


def _noticeable(of: Setting, m: Measure) -> Cell:
    row = of.here.row(m.id)
    if row is None or not row.comparable:
        return "not available"
    fall, rise = row.noticeable.fall_to, row.noticeable.rise_to
    return f"{rise:,} or more" if fall is None else f"{fall:,} or fewer, {rise:,} or more"


def _changes(find: Callable[[Setting], tuple[Comparison | None, Area]], kind: str, two_years: bool) -> Callable:
    """A cell with a change: our own where there are counts, else what was published without them."""

    def cell(of: Setting, m: Measure) -> Cell:
        comparison, area = find(of)
        row = comparison.row(m.id) if comparison else None
        if row is not None and row.change is not None:
            return Number(_arrow(row, comparison) if two_years else change_text(row), row.figures["change"])
        printed = as_published.printed(of.edition, m, area, of.here.asked)
        fitting = [one for one in printed if one.kind == kind]
        return _as_published(of, m, area, fitting) if fitting else _lacking(comparison, m)

    return cell


def _as_published(of: Setting, m: Measure, area: Area, printed: list[Published]) -> Cell:
    question = Question(m, "as-published", area, of.here.asked, of.edition.name)
    return Number(f"{', '.join(one.value for one in printed)} as published", question.id)


def _arrow(row: Row, c: Comparison) -> str:
    """`↑ rose from 2014/15`; no arrow without the verdict."""
    arrows = {Verdict.ROSE: "↑ rose", Verdict.FELL: "↓ fell"}
    return f"{arrows.get(row.verdict, str(row.verdict))} from {c.before.name}"


CELLS: dict[str, Callable[[Setting, Measure], Cell]] = {
    "measure": _measure,
    "count": _count,
    "count before": _count_before,
    "rate": _rate,
    "change": _changes(lambda of: (of.here, of.area), "percent", two_years=False),
    "wider change": _changes(lambda of: (of.there, of.wider), "percent", two_years=False),
    "two years": _changes(lambda of: (of.two_years, of.area), "arrow", two_years=True),
    "wider two years": _changes(lambda of: (of.two_years_there, of.wider), "arrow", two_years=True),
    "verdict": _verdict,
    "noticeable": _noticeable,
}
_NUMERIC = {"count", "count before", "rate", "change", "wider change"}
