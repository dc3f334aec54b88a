"""Points in wards by the tools that people use for it, their points and outlines made ready: see points.py."""

from collections.abc import Callable

import geopandas
import numpy as np
import pyarrow as pa
import sedonadb
import shapely


def by_geopandas(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    wards, points = _frames(data)

    def placed() -> np.ndarray:
        joined = geopandas.sjoin(points, wards, predicate="within")
        return _in_order(len(points), joined.index.to_numpy(), joined["ward"].to_numpy())

    return placed


def by_sedonadb(data: dict[str, np.ndarray]) -> Callable[[], np.ndarray]:
    wards, points = _frames(data)
    database = sedonadb.connect()
    for name, frame in (("wards", wards), ("points", points)):
        database.create_data_frame(frame).to_memtable().to_view(name)
    sql = "SELECT point, ward FROM points JOIN wards ON ST_Within(points.geometry, wards.geometry)"

    def placed() -> np.ndarray:
        joined = pa.table(database.sql(sql))
        return _in_order(len(points), joined["point"].to_numpy(), joined["ward"].to_numpy())

    return placed


def _frames(data: dict[str, np.ndarray]) -> tuple[geopandas.GeoDataFrame, geopandas.GeoDataFrame]:
    outlines = shapely.polygons(shapely.linearrings(data["corners"], indices=data["ring"]))
    places = shapely.points(data["x"], data["y"])
    return (
        geopandas.GeoDataFrame({"ward": np.arange(len(outlines))}, geometry=outlines),
        geopandas.GeoDataFrame({"point": np.arange(len(places))}, geometry=places),
    )


def _in_order(points: int, point: np.ndarray, ward: np.ndarray) -> np.ndarray:
    found = np.full(points, -1, np.int64)
    found[point] = ward
    return found
