"""Whether measures may be weighed together: no offence may be in two of them."""

from collections.abc import Iterable
from itertools import combinations

from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.nesting import overlap


def check_apart(ids: Iterable[str]) -> None:
    """Raises ValueError where two measures count some of the same offences: their harm would be counted twice."""
    for one, other in combinations(dict.fromkeys(ids), 2):
        if overlap(measures()[one], measures()[other]):
            titles = f"“{measures()[one].title}” and “{measures()[other].title}”"
            raise ValueError(f"{titles} count some of the same offences, so their harm can't be added: leave one out")
