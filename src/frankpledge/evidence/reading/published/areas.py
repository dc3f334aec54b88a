"""Whose figures they are: words that nobody explained are asked about, never taken for the district's own."""

from collections.abc import Mapping

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import cells, headings
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.cells import CellProblem
from frankpledge.evidence.reading.published.headings import Says
from frankpledge.evidence.reading.published.layout import Table


def refuse_unexplained(table: Table, columns: Mapping[int, Says], about: About) -> list[CellProblem]:
    """What to warn of in the headings. Raises Refused where words tell columns or rows apart that nobody explained."""
    warnings = _in_headings(table, columns, about) if table.labels else []
    if not table.labels and table.area is None and len({bool(s.area) for s in columns.values()}) > 1:
        raise Refused(_unexplained([s.text for s in columns.values() if not s.area], "headings", table))
    if table.area is not None:
        names = dict.fromkeys(t for t in table.texts(table.area) if t.strip())
        words = [n for n in names if not headings.area_of(n, _known(about))]
        if words:
            raise Refused(_unexplained(words, f"column “{table.headings[table.area]}”", table))
    return warnings


def _in_headings(table: Table, columns: Mapping[int, Says], about: About) -> list[CellProblem]:
    """Words that tell columns apart stand for an area until somebody says otherwise."""
    strange = {s.stranger for s in columns.values() if not s.area}
    known = any(s.area for s in columns.values())
    words = sorted(w for w in strange if w)
    if words and (known or len(strange) > 1):
        raise Refused(_unexplained(words, "headings", table))
    if not words:
        return []
    said = f"every heading says “{words[0]}”: the figures are taken as those of {about.default_area}"
    return [cells.warning(said, table.sheet.name)]


def _unexplained(words: list[str], where: str, table: Table) -> str:
    listed = ", ".join(f"“{w}”" for w in words[:20]) + (f" and {len(words) - 20} more" if len(words) > 20 else "")
    many = len(words) > 1
    return (
        f"sheet “{table.sheet.name}”: nobody said which area {listed} {'stand' if many else 'stands'} for "
        f"(in the {where}). Give the code of each area (areas: {words[0]} = its code), or take the "
        f"{'words' if many else 'word'} out of the table if no area is meant"
    )


def of_row(table: Table, row: int, about: About) -> str:
    """The code of the area that a row is of; blank where it should say one and doesn't."""
    if table.area is None:
        return about.default_area
    return headings.area_of(table.sheet.spread(row, table.area), _known(about))


def _known(about: About) -> dict[str, str]:
    return {**about.areas, about.default_area: about.default_area}
