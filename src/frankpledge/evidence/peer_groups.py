"""Which areas one is set among.

Peers are a list that the partnership names (its most similar group, say), the districts of its police force, or the
nearest by region, size and deprivation. Which it was is always said: a rank is of its company.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import log

from frankpledge.evidence import likeness, places
from frankpledge.evidence.area import Area, UnclearArea, by_name
from frankpledge.evidence.edition import Edition

FORCE, NEAREST = "force", "nearest"
NEAREST_PEERS = 15
LEAST_PEERS = 4  # besides the area itself


@dataclass(frozen=True)
class Group:
    """Areas that one is set among. `id`: as figures write it; `words`: as sentences do."""

    id: str
    words: str
    areas: tuple[Area, ...]


def group(edition: Edition, area: Area, text: str = "") -> Group:
    """The peers that a text names: `force`, `nearest`, or codes with + between; nothing: the first that are enough.

    Raises UnclearArea for an area that is none or is named twice, where there are too few, and for an area that is no
    district or partnership: its residents are not comparable, and the groups are of districts.
    """
    if area.kind not in ("district", "partnership"):
        raise UnclearArea(f"{area.name} is no district or partnership, and only those are set among peers")
    if not text:
        own = _of_force(edition, area)
        return own if len(own.areas) > LEAST_PEERS else _nearest(edition, area)
    if text == FORCE:
        return _of_force(edition, area)
    if text == NEAREST:
        return _nearest(edition, area)
    return named(edition, area, text.split("+"))


def named(edition: Edition, area: Area, names: Sequence[str]) -> Group:
    """Peers by name or code. Raises UnclearArea, naming every one that is unclear or named twice."""
    gazetteer = places.gazetteer(edition)
    found: dict[str, Area] = {}
    wrong = []
    for name in (n.strip() for n in names if n.strip()):
        try:
            peer = gazetteer.find(name)
        except UnclearArea as error:
            wrong.append(str(error))
            continue
        if peer.code in found:
            wrong.append(f"“{name}” is named twice ({peer.name}, {peer.code}): name each peer once")
        found[peer.code] = peer
    if wrong:
        raise UnclearArea("; ".join(wrong))
    found.pop(area.code, None)
    if len(found) < LEAST_PEERS:
        raise UnclearArea(
            f"{len(found)} peers beside {area.name} are too few to say where it stands: name {LEAST_PEERS} or more"
        )
    chosen = sorted(found.values(), key=by_name)
    return Group("+".join(sorted(found)), f"{len(chosen) + 1} areas that were named as alike", (*chosen, area))


def _of_force(edition: Edition, area: Area) -> Group:
    gazetteer = places.gazetteer(edition)
    force = gazetteer.force_area(area)
    districts = {d for d, f in gazetteer.forces.items() if f == force} - set(gazetteer.districts_of(area))
    others = sorted((gazetteer.areas[d] for d in districts), key=by_name)
    return Group(FORCE, f"the {len(others) + 1} districts of the {force} police force area", (*others, area))


@lru_cache(maxsize=64)
def _nearest(edition: Edition, area: Area) -> Group:
    """The districts most like this one. One in its region is as near as one half as large again elsewhere."""
    gazetteer = places.gazetteer(edition)
    regions, deprived = likeness.regions(edition), likeness.most_deprived(edition)
    own = gazetteer.districts_of(area)
    residents = gazetteer.population(area)
    if not residents:
        raise UnclearArea(f"the residents of {area.name} are not held, so no area can be called alike")
    share = _mean([deprived[d] for d in own if d in deprived])

    def distance(other: Area) -> float:
        far = abs(log(gazetteer.population(other) / residents))
        if share is not None:
            far += 2 * abs(float(deprived[other.code] - share))
        return far + (0 if regions.get(other.code) == regions.get(own[0]) else log(1.5))

    known = [a for a in gazetteer.areas.values() if a.kind == "district" and gazetteer.population(a)]
    if share is not None:  # a country without the Indices can't be called alike by them
        known = [a for a in known if a.code in deprived]
    others = sorted((a for a in known if a.code not in own), key=lambda a: (distance(a), a.code))[:NEAREST_PEERS]
    by = [*(["region"] if regions else []), "size", *(["deprivation"] if share is not None else [])]
    words = " and ".join([", ".join(by[:-1]), by[-1]] if by[1:] else by)
    return Group(NEAREST, f"the {len(others) + 1} districts nearest to it by {words}", (*others, area))


def _mean(shares: list[Fraction]) -> Fraction | None:
    return sum(shares) / len(shares) if shares else None
