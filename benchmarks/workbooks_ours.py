"""A workbook of events into columns, as a partner's extract is read; and the least it could cost: see workbooks.py."""

import io
import zipfile
from collections.abc import Callable

import numpy as np

from frankpledge.evidence.reading.extracts import tables


def columns(data: dict[str, np.ndarray]) -> Callable[[], dict[str, np.ndarray]]:
    """Every column, looked at for what is locked, hidden, broken or a bomb, but not yet for personal data."""
    content = data["workbook"].tobytes()
    return lambda: _summed(tables.sent(content).tables[0].columns)


def _summed(found: dict) -> dict[str, np.ndarray]:
    eastings = found["Easting"]
    return {
        "rows": np.array(len(eastings.codes)),
        "eastings": np.array(sum(int(t) * int(n) for t, n in zip(eastings.texts, eastings.counts, strict=True))),
        "days": np.array(sorted(t[:10] for t in found["Call date"].texts)),
        "times": np.array(sorted(found["Call time"].texts)),
        "references": np.array(sorted(found["Reference"].texts)),
    }


def unzip(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    content = data["workbook"].tobytes()

    def every_member() -> np.ndarray:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return np.array(sum(len(packed.read(name)) for name in packed.namelist()))

    return every_member
