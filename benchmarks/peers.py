"""What an analyst does without Frankpledge: each a whole process, started by name.

python benchmarks/peers.py pandas FOLDER OUT     every street-level file read and joined, counted, written to OUT
python benchmarks/peers.py duckdb FOLDER OUT     the same, the columns given as DuckDB's manual advises
"""

import sys
from pathlib import Path

HEADINGS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
COUNTED = ("Month", "LSOA code", "Crime type")


def street_files(folder: str) -> list[Path]:
    return sorted(Path(folder).rglob("*-street.csv"))


def with_pandas(folder: str, out: str) -> None:
    import pandas as pd  # noqa: PLC0415 – each peer loads its own library and no other

    table = pd.concat([pd.read_csv(f) for f in street_files(folder)], ignore_index=True)
    counts = table.groupby(list(COUNTED), dropna=False).size()
    table.to_parquet(out)
    print(len(table), len(counts))


def with_duckdb(folder: str, out: str) -> None:
    import duckdb  # noqa: PLC0415 – as above

    columns = {h: "DOUBLE" if h in ("Longitude", "Latitude") else "VARCHAR" for h in HEADINGS}
    files = [str(f) for f in street_files(folder)]
    names = ", ".join(f'"{h}"' for h in COUNTED)
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (FROM read_csv({files}, columns = {columns}, auto_detect = false, header = true, delim = ',', "
            f"quote = '\"', escape = '\"')) TO '{out}' (FORMAT parquet, COMPRESSION zstd)"
        )
        connection.execute(f"CREATE TABLE counts AS SELECT {names}, count(*) AS n FROM '{out}' GROUP BY ALL")
        print(connection.execute("SELECT sum(n)::BIGINT, count(*) FROM counts").fetchone())


if __name__ == "__main__":
    {"pandas": with_pandas, "duckdb": with_duckdb}[sys.argv[1]](*sys.argv[2:])
