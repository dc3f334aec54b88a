"""data.police.uk outcome files: one row an outcome of a crime, a file a force and month.

`Month` is the month in which the outcome was recorded, mostly after that of the crime, which the file does not tell.
Exact duplicates are kept as published. They are a quarter of “Suspect charged” and next to none of “Investigation
complete; no suspect identified”: several suspects of one crime, as far as can be seen.
"""

import datetime as dt

from frankpledge.evidence.sources.dataset import Column, Dataset
from frankpledge.evidence.sources.police_street import file_month, of_a_crime

SOURCE = "police_outcomes"


def dataset(today: dt.date, file_name: str = "") -> Dataset:
    """The layout and the rules, as those of street-level files."""
    return Dataset(
        source=SOURCE,
        name="outcomes",
        title="Outcomes of crimes",
        publisher="data.police.uk",
        key=("Falls within", "Month"),
        file_name=r"\d{4}-\d{2}-[a-z-]+-outcomes\.csv",
        columns=(
            *of_a_crime(today, file_month(file_name, "outcomes")),
            Column(
                "Outcome type",
                "outcome",
                wrong="{} IS NULL OR length({}) > 200",
                expected="what became of the crime, of at most 200 characters",
            ),
        ),
    )
