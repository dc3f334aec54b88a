"""CSV, tab-separated and pasted text as one sheet: what stands between the columns is told from the text."""

import csv
import io
import re
from collections import Counter

from frankpledge.evidence.reading import decoding
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.sheets.grid import Sheet

csv.field_size_limit(10_000_000)
_SAMPLE = 500  # lines that are looked at
_RULE = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")  # the line under the headings of a Markdown table


def sheet(content: bytes, name: str) -> Sheet:
    """The one sheet of a text. Raises Refused where the bytes are no text."""
    text = decoding.text(content).replace("\r\n", "\n").replace("\r", "\n")
    mark = _mark(text)
    if mark == "|":
        return Sheet(name, [_piped(line) for line in text.split("\n")])
    if mark == "  ":
        return Sheet(name, [re.split(r" {2,}", line.strip()) for line in text.split("\n")])
    try:
        return Sheet(name, list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)))
    except csv.Error as error:
        raise Refused(f"it can't be read as a table ({error}): save it as CSV again") from None


def _mark(text: str) -> str:
    """What divides most lines into the same number of columns; a tab wherever there are any, for nobody types one."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    if sum("\t" in line for line in lines) > 1 or len(lines) == 1 and "\t" in lines[0]:
        return "\t"
    if sum(line.count("|") > 1 for line in lines) > len(lines) / 2:
        return "|"
    agreeing = {mark: _agreeing(lines, mark) for mark in (",", ";", "  ")}
    best = max(agreeing, key=lambda mark: agreeing[mark])
    return best if agreeing[best] else ","


def _agreeing(lines: list[str], mark: str) -> int:
    """How many lines have the commonest number of columns, where that is more than one."""
    if mark == "  ":
        widths = Counter(len(re.split(r" {2,}", line.strip())) for line in lines)
    else:
        widths = Counter(len(next(csv.reader([line], delimiter=mark), [])) for line in lines)
    del widths[1]
    return max(widths.values(), default=0)


def _piped(line: str) -> list[str]:
    if _RULE.fullmatch(line):
        return []
    return [field.strip() for field in line.strip().strip("|").split("|")] if "|" in line else [line]
