"""National Grid references as people write them: `SK 5123 0456`, a square of so many metres."""

import re
from dataclasses import dataclass

from frankpledge.evidence.ground.national_grid import EAST, NORTH

_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # rows of five from the north-west; there is no I
_HUNDRED = 100_000
_MOST = 5  # digits each way: to the metre
_WRITTEN = re.compile(r"([A-HJ-Z]{2})\s*(\d*)\s*(\d*)", re.IGNORECASE)


@dataclass(frozen=True)
class Square:
    """What a reference stands for: the south-west corner in grid metres, and how many metres its sides are long."""

    easting: int
    northing: int
    side: int

    @property
    def middle(self) -> tuple[float, float]:
        """Easting and northing of the middle: the best guess at a point that only its square is known of."""
        return self.easting + self.side / 2, self.northing + self.side / 2


def square(text: str) -> Square:
    """The square of a reference: two letters and as many digits for east as for north, with or without spaces.

    Raises ValueError for anything else, and for letters that no square of the grid has.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is not a grid reference: two letters and digits, such as SK 5123 0456")
    letters, digits = found[1].upper(), found[2] + found[3]
    if len(digits) % 2 or len(digits) > 2 * _MOST or (found[3] and len(found[2]) != len(found[3])):
        raise ValueError(f"“{text}” needs as many digits for east as for north, at most {_MOST} each: SK 5123 0456")
    east, north = _corner(letters)
    if not (0 <= east < EAST and 0 <= north < NORTH):
        raise ValueError(f"“{text}” begins with {letters}, which is no square of the National Grid")
    half = len(digits) // 2
    side = _HUNDRED // 10**half
    return Square(east + int(digits[:half] or 0) * side, north + int(digits[half:] or 0) * side, side)


def reference(easting: float, northing: float, digits: int = 4) -> str:
    """The reference of the square that grid metres lie in: `digits` each way, so 4 is to ten metres (`SK 5123 0456`).

    Raises ValueError outside the grid, and for more than 5 digits or fewer than 0.
    """
    if not 0 <= digits <= _MOST:
        raise ValueError(f"a grid reference has from 0 to {_MOST} digits each way: {digits} was asked")
    if not (0 <= easting < EAST and 0 <= northing < NORTH):
        raise ValueError(f"easting {easting}, northing {northing} is outside the National Grid")
    east, north = int(easting) // _HUNDRED, int(northing) // _HUNDRED
    letters = _letter(east // 5 + 2, north // 5 + 1) + _letter(east % 5, north % 5)
    side = _HUNDRED // 10**digits
    numbers = (f"{int(metres) % _HUNDRED // side:0{digits}}" for metres in (easting, northing)) if digits else ()
    return " ".join((letters, *numbers))


def _letter(column: int, row: int) -> str:
    """Of a block of five by five, counted from its south-west corner."""
    return _LETTERS[(4 - row) * 5 + column]


def _corner(letters: str) -> tuple[int, int]:
    """The south-west corner of a square of 100 km in grid metres; the grid begins at that of SV."""
    (east5, north5), (east, north) = ((i % 5, 4 - i // 5) for i in map(_LETTERS.index, letters))
    return ((east5 - 2) * 5 + east) * _HUNDRED, ((north5 - 1) * 5 + north) * _HUNDRED
