"""Whether all counted the same: rows by month, LSOA code as published and category. Says so, or what differs.

python benchmarks/answers.py WAREHOUSE PARQUET…     the warehouse's parts against what each peer wrote
"""

import json
import sys

import duckdb

from frankpledge.evidence.warehouse import Warehouse

THEIRS = 'SELECT "Month", "LSOA code", "Crime type", count(*) AS n FROM \'{}\' GROUP BY ALL'
OURS = "SELECT month, lsoa_code, crime_type, count(*) AS n FROM read_parquet({}) GROUP BY ALL"


def counts_with_pandas(connection: duckdb.DuckDBPyConnection, table: str, file: str) -> None:
    """Counted by pandas itself, and only compared here."""
    import pandas as pd  # noqa: PLC0415 – only where it is a peer

    columns = ["Month", "LSOA code", "Crime type"]
    counted = pd.read_parquet(file, columns=columns).groupby(columns, dropna=False).size().reset_index(name="n")
    connection.register("counted", counted)
    connection.execute(f"CREATE TABLE {table} AS FROM counted")


def main(warehouse: str, *peers: str) -> int:
    edition = Warehouse(warehouse).edition()
    parts = [str(edition.file(p)) for p in edition.of("police_street")]
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE ours AS {OURS.format(parts)}")
        rows, groups = connection.execute("SELECT sum(n)::BIGINT, count(*) FROM ours").fetchone()
        different = {}
        for number, file in enumerate(peers):
            table = f"theirs_{number}"
            if "pandas" in file:
                counts_with_pandas(connection, table, file)
            else:
                connection.execute(f"CREATE TABLE {table} AS {THEIRS.format(file)}")
            surplus = f"(FROM ours EXCEPT ALL FROM {table}) UNION ALL (FROM {table} EXCEPT ALL FROM ours)"
            (different[file],) = connection.execute(f"SELECT count(*) FROM ({surplus})").fetchone()
    print(json.dumps({"rows": rows, "groups": groups, "different": different}))
    return 1 if any(different.values()) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
