"""The same by pandas with openpyxl: see workbooks.py."""

import io
from collections.abc import Callable

import numpy as np
import pandas as pd


def columns(data: dict[str, np.ndarray]) -> Callable[[], dict[str, np.ndarray]]:
    content = data["workbook"].tobytes()
    return lambda: _summed(pd.read_excel(io.BytesIO(content), engine="openpyxl"))


def _summed(found: pd.DataFrame) -> dict[str, np.ndarray]:
    return {
        "rows": np.array(len(found)),
        "eastings": np.array(int(found["Easting"].sum())),
        "days": np.array(sorted(found["Call date"].dt.strftime("%Y-%m-%d").unique())),
        "times": np.array(sorted(found["Call time"].unique()), dtype=str),
        "references": np.array(sorted(found["Reference"].unique()), dtype=str),
    }
