"""A CSV list of a partnership's own areas: a line for each LSOA or ward that one of them is made of."""

import csv
import re
from dataclasses import dataclass

from frankpledge.evidence.reading import decoding
from frankpledge.evidence.reading.drawn import LONGEST_NAME, AreaFile, Drawn, refuse
from frankpledge.evidence.reading.problems import Refused, shown

CODE = r"[EW]0[15]\d{6}"  # of an LSOA or a ward
ANY_CODE = r"[EWSN]\d{8}"


@dataclass(frozen=True)
class _Line:
    number: int
    cells: list[str]


def read(content: bytes, name_property: str, set_name: str) -> AreaFile:
    """The areas listed: a column of codes and one of names, or codes alone, which are then one area, named as the set.

    Raises Refused.
    """
    lines = _lines(decoding.text(content))
    headings, rows = _headings(lines)
    if not rows:
        raise Refused("it has headings but no lines under them")
    code = _code_column(rows, headings)
    name = _name_column(headings, code, name_property)
    found: dict[str, list[tuple[int, str]]] = {}
    faults = []
    for row in rows:
        area = (
            " ".join(set_name.split())
            if name is None
            else " ".join(row.cells[name].split())
            if name < len(row.cells)
            else ""
        )
        written = row.cells[code].strip().upper() if code < len(row.cells) else ""
        fault = _fault(area, written)
        faults += [f"line {row.number}: {fault}"] if fault else []
        found.setdefault(area, []).append((row.number, written))
    refuse(faults)
    return AreaFile(tuple(Drawn(area, codes[0][0], codes=tuple(codes)) for area, codes in found.items()))


def _lines(text: str) -> list[_Line]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
        return [_Line(reader.line_num, cells) for cells in reader if any(c.strip() for c in cells)]
    except csv.Error as error:
        raise Refused(f"it can't be read as CSV ({error})") from None


def _headings(lines: list[_Line]) -> tuple[list[str], list[_Line]]:
    """The headings and the lines under them; a file that begins with a code has none."""
    first = [c.strip() for c in lines[0].cells]
    if any(re.fullmatch(ANY_CODE, c.upper()) for c in first):
        return [""] * len(first), lines
    return first, lines[1:]


def _code_column(rows: list[_Line], headings: list[str]) -> int:
    """The column in which most codes stand."""

    def codes(column: int) -> int:
        return sum(column < len(r.cells) and bool(re.fullmatch(CODE, r.cells[column].strip().upper())) for r in rows)

    best = max(range(len(headings)), key=codes)
    if not codes(best):
        raise Refused("no column of it holds codes of LSOAs (E01000001) or wards (E05000001)")
    return best


def _name_column(headings: list[str], code: int, wanted: str) -> int | None:
    """The column that names the area; None where there are only codes."""
    if wanted:
        found = [i for i, h in enumerate(headings) if h.casefold() == wanted.casefold()]
        if not found:
            raise Refused(
                f"it has no column “{wanted}”. It has: {', '.join(h for h in headings if h) or 'no headings'}"
            )
        return found[0]
    others = [i for i in range(len(headings)) if i != code]
    if len(others) > 1:
        raise Refused(f"it doesn't say which column names the areas: --name-property, one of {', '.join(headings)}")
    return others[0] if others else None


def _fault(area: str, written: str) -> str:
    if not area:
        return "it names no area"
    if len(area) > LONGEST_NAME or not area.isprintable():
        return f"the name {shown(area)} is too long or can't be read"
    if not re.fullmatch(CODE, written):
        return f"{shown(written)} is not the code of an LSOA (E01…, W01…) or of a ward (E05…, W05…)"
    return ""
