"""Codes and names of the areas of a district, in the manner of the Office for National Statistics."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo import names
from frankpledge.demo.division import Division

LSOA_SLOTS, WARD_SLOTS, MSOA_SLOTS = 64, 25, 12


@dataclass(frozen=True)
class Areas:
    """Code and name of every area, each list in the order of the division's numbers."""

    lsoa21: list[tuple[str, str]]
    lsoa11: list[tuple[str, str]]
    msoa: list[tuple[str, str]]
    ward: list[tuple[str, str]]
    towns: tuple[str, str, str]


def name_areas(
    number: int, district: str, division: Division, town_of_lsoa: np.ndarray, rng: np.random.Generator
) -> Areas:
    """Name everything in a district. What did not change between the censuses keeps code and name."""
    # The neighbour's number is far above any district's; it takes the last of the codes.
    place = min(number, 154) - 1
    msoa = [(f"E0299{place * MSOA_SLOTS + n:04d}", f"{district} {n:03d}") for n in range(1, 12)]
    lsoa11, lsoa21 = _lsoas(place * LSOA_SLOTS, [name for _, name in msoa], division)
    villages = names.villages(rng, 60)
    first = "Silverpit" if number == 1 else villages[57]
    towns = (first, "Swarte Cross" if number == 1 else villages[58], villages[59])
    ward_names = _wards(division, town_of_lsoa, towns, villages)
    ward = [(f"E0599{place * WARD_SLOTS + n:04d}", name) for n, name in enumerate(ward_names, start=1)]
    return Areas(lsoa21, lsoa11, msoa, ward, towns)


def _lsoas(base: int, msoas: list[str], division: Division) -> tuple[list, list]:
    """Areas of 2011 and of 2021: the letters run on within an MSOA, and new areas take new letters and new codes."""
    letters, size = dict.fromkeys(msoas, 0), len(division.msoa_of_lsoa)
    old: dict[int, tuple[str, str]] = {}
    new: dict[int, tuple[str, str]] = {}
    slots = set()
    for then, now, flag in division.changes:
        if then not in old:
            slot = size if now in slots else now  # only the second half of what merged finds its slot taken
            slots.add(slot)
            old[then] = _code(base, slot), _next_letter(letters, msoas[division.msoa_of_lsoa[now]])
        if flag == "U":
            new[now] = old[then]
    changed = sorted({now for _, now, flag in division.changes if flag != "U"})
    for slot, now in enumerate(changed, start=size + 1):
        new[now] = _code(base, slot), _next_letter(letters, msoas[division.msoa_of_lsoa[now]])
    return [old[i] for i in sorted(old)], [new[i] for i in sorted(new)]


def _code(base: int, slot: int) -> str:
    return f"E01{990001 + base + slot}"


def _next_letter(letters: dict[str, int], msoa: str) -> str:
    letters[msoa] += 1
    return f"{msoa}{chr(64 + letters[msoa])}"


def _wards(division: Division, town_of_lsoa: np.ndarray, towns: tuple, villages: list[str]) -> list[str]:
    """A ward with a town's LSOAs is a part of the town; the others are villages, some of them two together."""
    parts = [iter(names.town_parts(town)) for town in towns]
    country = iter(villages)
    made = []
    for ward in range(division.ward.max() + 1):
        town = _mostly(town_of_lsoa[division.ward_of_lsoa == ward])
        if town >= 0:
            made.append(next(parts[town]))
        else:
            made.append(next(country) + (f" & {next(country)}" if ward % 3 == 0 else ""))
    return made


def _mostly(towns: np.ndarray) -> int:
    return int(np.bincount(towns + 1, minlength=4).argmax()) - 1 if len(towns) else -1
