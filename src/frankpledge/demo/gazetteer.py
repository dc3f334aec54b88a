"""How each point is written in a police file: with the code and name of either census, and with or without its name."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo.place import Place
from frankpledge.demo.points import Points


@dataclass(frozen=True)
class Texts:
    """Longitude to LSOA name as one text. First the force's own points, then a few outside, four times over."""

    text: np.ndarray
    rank: np.ndarray  # the order of LSOA names, "no place" last
    nameless: np.ndarray
    within: int
    outside: int

    @property
    def nowhere(self) -> int:
        """The text of an incident without a place."""
        return len(self.text) - 1

    def number(self, point: np.ndarray, new_codes: np.ndarray, nameless: np.ndarray) -> np.ndarray:
        """Which text a point has, given the census of its codes and whether its name is left out."""
        return point + len(self.nameless) * (new_codes + 2 * nameless)


def quoted(value: str) -> str:
    """A value as a comma-separated file has it."""
    return f'"{value}"' if "," in value else value


def make_texts(own: list[tuple[Place, Points]], outside: list[tuple[Place, Points, range]]) -> Texts:
    """Every way of writing every point of a force's districts, and of some points outside them."""
    wanted = [(place, points, range(len(points.location))) for place, points in own] + outside
    texts, lsoas = [], []
    for nameless in (False, True):
        for new_codes in (False, True):
            for place, points, rows in wanted:
                written = [written_point(place, points, row, new_codes, nameless) for row in rows]
                texts += [text for text, _ in written]
                lsoas += [lsoa for _, lsoa in written]
    _, rank = np.unique([*lsoas, "~"], return_inverse=True)
    within = sum(len(points.location) for _, points in own)
    flags = np.concatenate([points.nameless[rows] for _, points, rows in wanted])
    return Texts(np.array([*texts, ",,No Location,,"], dtype=object), rank, flags, within, len(flags) - within)


def written_point(place: Place, points: Points, row: int, new_codes: bool, nameless: bool = False) -> tuple[str, str]:
    """Longitude, latitude, location, LSOA code and name as one text, and the LSOA's name to sort by."""
    code, name = place.areas.lsoa21[points.lsoa21[row]] if new_codes else place.areas.lsoa11[points.lsoa11[row]]
    location = "On or near " + ("" if nameless else points.location[row])
    where = f"{points.longitude[row]:.6f},{points.latitude[row]:.6f}"
    return f"{where},{quoted(location)},{code},{quoted(name)}", name
