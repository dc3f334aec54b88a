"""Which measures are counted within which: by declaration, or because they take less of the same."""

from functools import cache

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sources import police_street, recorded_crime

_ADD_UP = (police_street.SOURCE, recorded_crime.SOURCE)  # sources of which a measure takes categories or offences


@cache
def parts_of(whole: Measure) -> tuple[Measure, ...]:
    """The measures whose every count is also one of `whole`, at any depth."""
    found = [m for m in measures().values() if m != whole and (m.part_of == whole.id or _takes_less(m, whole))]
    deeper = [p for m in found if m.part_of == whole.id for p in parts_of(m)]
    return tuple(dict.fromkeys((*found, *deeper)))


@cache
def direct_parts(whole: Measure) -> tuple[Measure, ...]:
    """Those of its parts that are not counted within another of its parts."""
    found = parts_of(whole)
    return tuple(m for m in found if not any(m in parts_of(other) for other in found if other != m))


@cache
def overlap(one: Measure, other: Measure) -> bool:
    """Whether some counts may be in both: one is within the other, or they take some of the same."""
    if one in parts_of(other) or other in parts_of(one):
        return True
    taken = ((set(m.numerators.get(source, ())) for m in (one, other)) for source in _ADD_UP)
    return any(a & b for a, b in taken)


def _takes_less(part: Measure, whole: Measure) -> bool:
    return any(
        part.numerators.get(source) and set(part.numerators[source]) < set(whole.numerators.get(source, ()))
        for source in _ADD_UP
    )
