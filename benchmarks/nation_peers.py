"""The same tables without Frankpledge: from the rows, as an analyst would with pandas, and with DuckDB's SQL.

The rows are one Parquet file with the four columns that are needed, sorted by month: as good as it gets for either.
Every answer is a dictionary: (area, category) → the columns in the order of COLUMNS, by area and category.
"""

import duckdb
import numpy as np
from scipy.stats import binom

COLUMNS = ("now", "before", "year_to_date", "year_to_date_before", "rate", "percent", "share", "rank", "p")


class WithDuckDB:
    """Everything but p in one query; p by SciPy, which SQL hasn't got."""

    def __init__(self, rows: str, where: dict, windows: dict[str, tuple[str, str]]) -> None:
        self.connection = duckdb.connect()
        self.rows, self.windows = rows, windows
        for name, (types, table) in where.items():
            self.connection.execute(f"CREATE TABLE {name} ({types})")
            unnested = ", ".join("unnest(?)" for _ in table)
            self.connection.execute(f"INSERT INTO {name} SELECT {unnested}", [list(c) for c in table])

    def counts(self, area: str) -> str:
        sums = ", ".join(
            f"count(*) FILTER (month BETWEEN '{first}' AND '{last}') AS {name}"
            for name, (first, last) in self.windows.items()
        )
        return (
            f"SELECT {area} AS area, crime_type AS category, {sums} FROM '{self.rows}' AS r "
            "JOIN places ON places.lsoa = r.lsoa_code AND places.recorder = r.falls_within GROUP BY ALL"
        )

    def partnerships(self) -> dict[str, np.ndarray]:
        """Sorted by area and category; every pair of them has a row."""
        found = self.connection.execute(
            f"""WITH counted AS ({self.counts("partnership")}), whole AS (
                    SELECT p.area, force, residents, c.category,
                        coalesce(now, 0) AS now, coalesce(before, 0) AS before,
                        coalesce(year_to_date, 0) AS year_to_date,
                        coalesce(year_to_date_before, 0) AS year_to_date_before
                    FROM partnerships p CROSS JOIN categories c
                    LEFT JOIN counted ON counted.area = p.area AND counted.category = c.category
                ), of_force AS (SELECT force, category, sum(now) AS of_force FROM whole GROUP BY ALL)
                SELECT now, before, year_to_date, year_to_date_before,
                    (20 * now * 1000 + residents) // (2 * residents) AS rate,
                    (20 * abs(100 * (now - before)) + before) // nullif(2 * before, 0) * sign(now - before) AS percent,
                    (20 * 100 * now + of_force) // nullif(2 * of_force, 0) AS share,
                    1 + (SELECT count(*) FROM peers JOIN whole o ON o.area = peers.peer AND o.category = w.category
                         WHERE peers.area = w.area AND o.now * w.residents > w.now * o.residents) AS rank
                FROM whole w JOIN of_force USING (force, category) ORDER BY w.area, w.category"""
        ).fetchnumpy()
        table = {name: np.ma.filled(np.ma.asarray(found[name], dtype=float), np.nan) for name in COLUMNS[:-1]}
        return {**table, "p": p_of(table["before"], table["now"])}

    def small_areas(self) -> dict[str, np.ndarray]:
        """The counts of every LSOA and category that has any in the windows, and p."""
        found = self.connection.execute(f"SELECT * FROM ({self.counts('lsoa')})").fetchnumpy()
        return {**found, "p": p_of(found["before"], found["now"])}


def with_pandas(rows: str, where: dict, windows: dict[str, tuple[str, str]]) -> dict[str, np.ndarray]:
    """The table of partnerships: read, join, group, pivot, and the columns by array."""
    import pandas as pd  # noqa: PLC0415 – only where it is a peer

    data = pd.read_parquet(rows)
    names = ("lsoa", "recorder", "partnership")
    places = pd.DataFrame(dict(zip(names, where["places"][1], strict=True)))
    own = data.merge(places, left_on=["lsoa_code", "falls_within"], right_on=["lsoa", "recorder"])
    counted = own.groupby(["month", "partnership", "crime_type"]).size()
    areas = pd.DataFrame(dict(zip(("area", "force", "residents"), where["partnerships"][1], strict=True)))
    areas = areas.sort_values("area").set_index("area")
    categories = sorted(where["categories"][1][0])
    every = pd.MultiIndex.from_product([areas.index, categories])

    def window(first: str, last: str) -> pd.DataFrame:
        inside = counted.loc[first:last].groupby(level=[1, 2]).sum()
        return inside.reindex(every, fill_value=0).unstack()[categories]

    table = {name: window(*months) for name, months in windows.items()}
    now, before, residents = table["now"], table["before"], areas["residents"]
    rate = now.div(residents, axis=0)
    peers = pd.DataFrame(dict(zip(("area", "peer"), where["peers"][1], strict=True))).groupby("area")["peer"]
    rank = pd.DataFrame({a: 1 + (rate.loc[list(p)] > rate.loc[a]).sum() for a, p in peers}).T.loc[areas.index]
    of_force = now.groupby(areas["force"]).transform("sum")
    table |= {
        "rate": _tenths(now * 1000, residents.to_numpy()[:, None]),
        "percent": _tenths(100 * (now - before), before),
        "share": _tenths(100 * now, of_force),
        "rank": rank[categories],
        "p": p_of(before.to_numpy(), now.to_numpy()),
    }
    return {name: np.asarray(values, dtype=float).ravel() for name, values in table.items()}


def _tenths(over, under) -> np.ndarray:
    over, under = np.asarray(over), np.asarray(under)
    over, under = np.broadcast_arrays(over, under)
    rounded = np.sign(over) * ((20 * np.abs(over) + under) // np.where(under, 2 * under, 1))
    return np.where(under > 0, rounded, np.nan)


def p_of(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    """Two-sided, twice the smaller tail of a fair coin."""
    both = before + now
    return np.minimum(1, 2 * np.minimum(binom.cdf(now, both, 0.5), binom.sf(now - 1, both, 0.5)))
