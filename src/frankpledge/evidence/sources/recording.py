"""A partnership's own register of recording changes: when a force began to count the same events otherwise.

A CSV that an analyst writes after asking the force; what holds for every force stands in the measures themselves.
"""

from pathlib import Path

from frankpledge.evidence.sources.dataset import Column, Dataset, quoted

SOURCE = "recording"
# A measure is known by the name of its definition's file; what the file says is a matter of the room above.
MEASURES = tuple(sorted(f.stem for f in (Path(__file__).parents[1] / "measures" / "definitions").glob("*.toml")))

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
