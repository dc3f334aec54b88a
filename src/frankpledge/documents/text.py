"""A report as its author writes it: Markdown in which numbers, tables and pictures are named, not pasted.

`{{name}}` in a sentence stands for a `Number`, a `Prose` or a plain string; alone in its paragraph it may also stand
for a `Table`, a `Picture` or a `Prose` of several paragraphs. `{{sources}}` alone in its paragraph is the appendix in
which each number printed anywhere has the row it came from. Raw HTML, raw TeX and pictures in the Markdown are not
carried out: what a person types into a comment box can be printed as it stands.

Between the lines `::: slides` (or `::: report`) and `:::` stands what only the slides (or all but the slides) have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Number, Prose, Table

__all__ = ["Labels", "Number", "Prose", "Report", "TemplateError", "Thing"]

Thing = Number | Prose | Table | Picture | str


class TemplateError(ValueError):
    """Something in the template can't be printed; the message names it and its line, for the person who wrote it."""


@dataclass(frozen=True)
class Labels:
    """The few words that rendering itself adds. Give others for a report in another language."""

    contents: str = "Contents"
    skip: str = "Skip to the report"
    sources: str = "Sources"
    source_number: str = "No."
    source_caption: str = "Where each number in this report comes from"
    no_sources: str = "No numbers are printed in this report."
    table: str = "Table"
    figure: str = "Figure"
    data: str = "The numbers behind this picture"
    page: str = "Page"
    of: str = "of"
    back: str = "Back to contents"
    more: str = "and {count} more in the report"
    also_in_report: str = "Where each number comes from is in the notes of its slide, and in the report's Sources."
    scroll: str = "scrolls sideways on a narrow screen"
    months: tuple[str, ...] = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )

    def date(self, day: date) -> str:
        """`3 May 2024`; not by strftime, whose month names are the server's and whose `%-d` is not everywhere."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"


def _key_alone(key: str) -> Sequence[str]:
    return (key,)


@dataclass(frozen=True)
class Report:
    """A template and all that is needed to fill it. `resolve` raises KeyError for a name that it doesn't know."""

    title: str
    subtitle: str
    author: str
    date: date
    body: str = field(repr=False)
    resolve: Callable[[str], Thing] = field(repr=False)
    language: str = "en-GB"
    notice: str = ""  # plain text printed at the end: an attribution or licence line
    source_row: Callable[[str], Sequence[str]] = field(default=_key_alone, repr=False)
    source_headings: Sequence[str] = ("Source",)
    labels: Labels = Labels()
    brief: bool = False  # a page or two: no contents, and no chapter begins a page
