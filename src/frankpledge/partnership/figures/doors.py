"""The ways in which data come into a partnership's own warehouse, in words for whoever brings them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Door:
    """`key` is in addresses and in the database: it never changes. `noun` is for the log."""

    key: str
    title: str | Promise
    hint: str | Promise
    noun: str
    several: bool = False  # files at once


DOORS: dict[str, Door] = {
    door.key: door
    for door in (
        Door(
            "publishers",
            _("Files that a publisher issued"),
            _("From data.police.uk, the Home Office, the Department for Transport or the ONS, as they were published."),
            "publishers’ files",
            several=True,
        ),
        Door(
            "table",
            _("A table of figures"),
            _("Counts, rates or percentages that a partner sends or a report prints: a line for each measure."),
            "a table of figures",
        ),
        Door(
            "events",
            _("A list of events"),
            _("A row for each call, visit or offence, without anything that tells who it was about."),
            "a list of events",
        ),
        Door(
            "areas",
            _("Areas of your own"),
            _("Beats, parishes, estates or town centres: outlines, or a list of the small areas of each."),
            "areas of the partnership’s own",
        ),
    )
}
