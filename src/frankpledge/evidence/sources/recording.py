"""A partnership's own register of recording changes: when a force began to count the same events otherwise.

A CSV that an analyst writes after asking the force; what holds for every force stands in the measures themselves.
"""

from frankpledge.evidence.sources.dataset import Column, Dataset, quoted, slug
from frankpledge.evidence.sources.police_street import CATEGORIES

SOURCE = "recording"
MEASURES = (*map(slug, CATEGORIES), "total-crime")

CHANGES = Dataset(
    source=SOURCE,
    name="changes",
    title="Register of recording changes",
    publisher="the partnership",
    licence="the partnership's own",
    key=("force area", "measure"),
    columns=(
        Column(
            "measure",
            wrong=f"{{}} IS NULL OR {{}} NOT IN ({', '.join(map(quoted, MEASURES))})",
            expected="a measure's id, such as anti-social-behaviour",
        ),
        Column("force area", wrong="{} IS NULL", expected="a police force area"),
        Column(
            "first month",
            wrong="{} IS NULL OR NOT regexp_full_match({}, '\\d{4}-(0[1-9]|1[0-2])')",
            expected="the first month counted in the new way, written 2024-04",
        ),
        Column("what changed", wrong="{} IS NULL", expected="a sentence"),
        Column("who says so", wrong="{} IS NULL", expected="who said so, and when"),
    ),
)
