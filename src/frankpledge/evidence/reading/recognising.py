"""Which data set a table is, told by its headings; a file that is nearly one is refused with the reason."""

import csv
import re

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.sources.dataset import Dataset

REFUSED_ROWS = ("line", "why")  # the first headings of a file of refused rows
NO_KIND = "its headings are of no kind of file that is read"
NEARLY = 2  # headings that may be missing from a file that is still taken for a broken one of the kind


class Unknown(Exception):
    """A table of no kind that is read."""


def headings(first_line: str, delimiter: str) -> list[str]:
    """The headings as they stand, white space around them off."""
    try:
        return [h.strip() for h in next(csv.reader([first_line.rstrip("\r\n")], delimiter=delimiter, strict=True), [])]
    except csv.Error:
        return []


def recognise(first_line: str, name: str, datasets: list[Dataset]) -> Dataset:
    """The data set whose headings are all there, in any order; the one with most headings where several fit.

    It has the headings as the file spells them. Raises Refused where the file is nearly one, and Unknown where it is
    none or one that is not read.
    """
    if headings(first_line, ",")[:2] == list(REFUSED_ROWS):
        raise Refused(
            "these are rows that were refused from another file: mend them there (the first column says on which line) "
            "and read that file again. Alone they would take the place of a whole month"
        )
    by_delimiter = {delimiter: headings(first_line, delimiter) for delimiter in {d.delimiter for d in datasets}}
    fitting = [d.as_spelt(there) for d in datasets if d.fits(there := by_delimiter[d.delimiter])]
    if fitting:
        best = max(fitting, key=lambda d: len(d.headings))
        if best.not_read:
            raise Unknown(f"{best.title}: {best.not_read}")
        _refuse_repeated(by_delimiter[best.delimiter], best)
        if best.needs_name and not re.fullmatch(best.file_name, name, re.IGNORECASE):
            raise Refused(f"{best.title}: {best.needs_name}")
        return best
    found = {d.as_spelt(by_delimiter[d.delimiter]): by_delimiter[d.delimiter] for d in datasets}
    for d in found:
        missing = [h for h in d.headings if h not in found[d]]
        named_so = bool(d.file_name) and re.fullmatch(d.file_name, name, re.IGNORECASE)
        if named_so or (len(d.headings) >= 3 * NEARLY and len(missing) <= NEARLY):
            raise Refused(_what_is_missing(d, missing, found[d]))
        if d.known_by and set(d.known_by) <= set(found[d]):
            raise Unknown(_what_is_missing(d, missing, found[d]))
    raise Unknown(NO_KIND)


def year_of(dataset: Dataset, name: str) -> str:
    """The year that only the file's name tells, or nothing where the data set needs none."""
    if not dataset.year_in_name:
        return ""
    found = re.search(dataset.year_in_name, name, re.IGNORECASE)
    if not found:
        raise Refused(f"{dataset.title}: the file doesn't say of which year; put it in its name as in mid-2020")
    return found[1]


def _refuse_repeated(found: list[str], dataset: Dataset) -> None:
    repeated = sorted({h for h in dataset.headings if found.count(h) > 1})
    if repeated:
        raise Refused(f"{dataset.title}: the heading “{repeated[0]}” stands there twice")


def _what_is_missing(dataset: Dataset, missing: list[str], found: list[str]) -> str:
    strange = [h for h in found if h not in dataset.headings]
    if len(missing) == len(dataset.headings):
        return f"{dataset.title}: the first line is not the headings. It should be: {', '.join(dataset.headings)}"
    names = " and ".join(f"“{h}”" for h in missing)
    also = f" It has {', '.join(f'“{h}”' for h in strange[:3])} instead." if strange else ""
    return (
        f"{dataset.title}: the column{'s' if len(missing) > 1 else ''} {names} "
        f"{'are' if len(missing) > 1 else 'is'} missing or renamed.{also} "
        "Fetch the file again from the publisher, or give the column its name back"
    )
