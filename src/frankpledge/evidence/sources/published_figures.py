"""Counts that a partner sends or a report prints: small tables in any layout, kept as they were published.

What is a percentage or an arrow without counts stays one; nothing is worked out from it. Each figure keeps the sheet
and the cell that it stood in, so that it can be laid beside the page that printed it.
"""

from frankpledge.evidence.sources.dataset import Column, Dataset, slug

SOURCE = "published_figures"
EARLIER = "published_figures_earlier"  # what a partner's table said before it was replaced

KINDS = {  # one, and several
    "count": ("count", "counts"),
    "percent": ("percentage", "percentages"),
    "points": ("difference in percentage points", "differences in percentage points"),
    "rate": ("rate", "rates"),
    "arrow": ("arrow", "arrows"),
}

# The columns of a part, with their DuckDB types. Months are written 2024-04.
COLUMNS = {
    "line": "UINTEGER",
    "sheet": "VARCHAR",
    "cell": "VARCHAR",
    "label": "VARCHAR",  # the measure's name as printed
    "area": "VARCHAR",  # code
    "first": "VARCHAR",
    "last": "VARCHAR",
    "kind": "VARCHAR",  # one of KINDS
    "value": "VARCHAR",  # as published
    "count": "BIGINT",  # nothing unless a whole number was published
    "low": "BIGINT",  # bounds, where "<5" or "1-4" was published
    "high": "BIGINT",
    "against_first": "VARCHAR",  # what a percentage or an arrow points from, blank where the table doesn't tell
    "against_last": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "taken": "UINTEGER",  # which table of the warehouse it is, in the order in which they were taken
    "disclosure": "VARCHAR",  # open: already published; partner: to be suppressed at every exit
}

TABLE = Dataset(
    source=SOURCE,
    name="table",
    title="Published figures",
    publisher="as each table says",
    columns=tuple(Column(name) for name in COLUMNS),
    licence="as each table says",
)


def part_key(area: str, title: str) -> str:
    """The key of the part that a table goes to: `E07000131/annual-review-2020-table-1`."""
    return f"{area}/{slug(title)}"
