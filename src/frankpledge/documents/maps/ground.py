"""Shapes on the ground as shapes on the sheet: web-Mercator, north up, in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

HATCH_GAP = 6


class Ground:
    """Longitude and latitude in degrees to pixels, fitted into a width and a greatest height with a small margin."""

    def __init__(self, geometries: Iterable[Mapping], width: float, tallest: float, margin: float = 4) -> None:
        flat = shapely.GeometryCollection([_flat(geometry) for geometry in geometries])
        west, south, east, north = flat.bounds
        self._west, self._north, self._margin = west, north, margin
        across, down = max(east - west, 1e-9), max(north - south, 1e-9)
        self._scale = min((width - 2 * margin) / across, (tallest - 2 * margin) / down)
        self.width = across * self._scale + 2 * margin
        self.height = down * self._scale + 2 * margin

    def shape(self, geometry: Mapping) -> BaseGeometry:
        """A GeoJSON geometry as a shape in pixels."""
        return shapely.transform(_flat(geometry), self._pixels)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in pixels."""
        return tuple(self._pixels(np.array([_mercator(longitude, latitude)]))[0])

    def _pixels(self, points: np.ndarray) -> np.ndarray:
        x = (points[:, 0] - self._west) * self._scale + self._margin
        y = (self._north - points[:, 1]) * self._scale + self._margin
        return np.column_stack([x, y])


def drawn(geometry: BaseGeometry) -> dict:
    """GeoJSON of a shape in pixels, to a tenth of one: the same picture in a third of the bytes."""
    return mapping(shapely.set_precision(geometry.simplify(0.2), 0.1, mode="pointwise"))


def hatching(area: BaseGeometry) -> list[tuple[float, float, float, float]]:
    """Slanted lines (x, y, x2, y2) that fill the area. Cut by us: SVG patterns differ from program to program."""
    left, top, right, bottom = area.bounds
    tall = bottom - top
    starts = np.arange(left - tall, right, HATCH_GAP)
    slants = shapely.MultiLineString([[(x, bottom), (x + tall, top)] for x in starts])
    pieces = shapely.get_parts(shapely.intersection(slants, area))
    return [(*piece.coords[0], *piece.coords[-1]) for piece in pieces if piece.geom_type == "LineString"]


def middle(area: BaseGeometry) -> tuple[float, float]:
    """A point well inside the area's largest part."""
    largest = max(shapely.get_parts(area), key=shapely.area)
    if largest.is_empty or largest.area == 0:
        return largest.centroid.x, largest.centroid.y
    inside = shapely.maximum_inscribed_circle(largest, tolerance=1).coords[0]
    return inside[0], inside[1]


def _flat(geometry: Mapping) -> BaseGeometry:
    return shapely.transform(shapely.force_2d(shape(geometry)), _mercator_all)


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return math.radians(longitude), math.asinh(math.tan(math.radians(latitude)))


def _mercator_all(points: np.ndarray) -> np.ndarray:
    radians = np.radians(points)
    return np.column_stack([radians[:, 0], np.arcsinh(np.tan(radians[:, 1]))])
