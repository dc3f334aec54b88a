"""The query behind a count, as an expression: SQL for DuckDB here, and for another engine over the same files."""

import ibis

from frankpledge.evidence.period import Period, written

SLICES = ibis.table(
    {"force": "string", "month": "string", "lsoa": "string", "found": "string", "category": "string", "n": "int64"},
    name="slices",
)
INSIDE = ibis.table(
    {"force": "string", "month": "string", "area": "string", "found": "string", "category": "string", "n": "int64"},
    name="inside",
)
MEMBERS = ibis.table({"area": "string", "lsoa": "string"}, name="members")
OWN = ibis.table({"area": "string", "force": "string"}, name="own")


def question(period: Period | None = None, by_point: bool = False) -> ibis.Table:
    """The query: rows by area, month and category, those of the area's own force apart from the others'."""
    slices = INSIDE if by_point else SLICES
    if period:
        slices = slices.filter(slices.month >= written(period.first), slices.month <= written(period.last))
    placed = slices.semi_join(MEMBERS, "area") if by_point else slices.join(MEMBERS, "lsoa")
    told = placed.left_join(OWN, [placed.area == OWN.area, placed.force == OWN.force])
    return (
        told.mutate(is_own=OWN.force.notnull())
        .group_by("area", "month", "category", "is_own")
        .agg(n=lambda t: t.n.sum())
    )


def sql(period: Period | None, by_point: bool) -> str:
    return ibis.to_sql(question(period, by_point), dialect="duckdb")
