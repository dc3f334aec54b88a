"""The small areas in the order in which the counts cube has them, and whose police each is of."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from frankpledge.evidence import places
from frankpledge.evidence.edition import Alike, Edition


@dataclass(frozen=True, eq=False)
class Columns:
    """`lsoas`: codes, those of a force, partnership, district and ward side by side. `forces`: police force areas.

    `force`: for each LSOA the number of its own force, int32. An LSOA of no known force is not among them. `key`: a
    name for all of this.
    """

    lsoas: tuple[str, ...]
    forces: tuple[str, ...]
    force: np.ndarray
    key: str


def columns(edition: Edition) -> Columns:
    """The columns of an edition's cube, from its lookups; or, where districts are told by name, from its rows."""
    return _columns(Alike(edition, places.key(edition)))


@lru_cache(maxsize=8)
def _columns(of: Alike) -> Columns:
    gazetteer = places.gazetteer(of.edition)
    partnership = {d: code for code, districts in gazetteer.partnerships.items() for d in districts}
    wards = (a.code for a in gazetteer.areas.values() if a.kind == "ward")
    ward = {lsoa: code for code in wards for lsoa in gazetteer.members[code]}
    keyed = sorted(
        (gazetteer.forces[a.within], partnership.get(a.within, ""), a.within, ward.get(a.code, ""), a.code)
        for a in gazetteer.areas.values()
        if a.kind == "lsoa" and a.within in gazetteer.forces
    )
    forces = sorted({k[0] for k in keyed})
    number = {name: n for n, name in enumerate(forces)}
    return Columns(
        lsoas=tuple(k[-1] for k in keyed),
        forces=tuple(forces),
        force=np.array([number[k[0]] for k in keyed], dtype=np.int32),
        key=hashlib.sha256("\n".join(f"{k[-1]} {k[0]}" for k in keyed).encode()).hexdigest(),
    )
