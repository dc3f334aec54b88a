"""A ballot, for whoever has its code, and what the workshop's criteria are."""

from dataclasses import dataclass

from frankpledge.evidence.statistics.scoring.criteria import Criteria, of_data
from frankpledge.partnership.workshop import codes
from frankpledge.partnership.workshop.models import Ballot, Issue, State, Workshop


def criteria_of(workshop: Workshop) -> Criteria:
    """Those that it was made with. Raises ValueError where what is kept can't be read."""
    return of_data(workshop.criteria)


def of_code(typed: str) -> Ballot | None:
    """The ballot of a slip; None for a wrong code, one that was withdrawn, and one whose workshop scores no more."""
    code = codes.read(typed)
    if not code:
        return None
    return _rows().filter(code=codes.digest(code), workshop__state=State.OPEN).first()


def of_key(key: int) -> Ballot | None:
    return _rows().filter(pk=key, code__isnull=False).first()


def _rows():
    rows = Ballot.objects.filter(withdrawn=False).select_related("workshop__partnership")
    return rows.defer("workshop__partnership__logo")


@dataclass(frozen=True)
class Line:
    """An item of an issue, and in words what the ballot says of it; "" where it is not scored yet."""

    title: str
    means: str


def said(criteria: Criteria, ballot: Ballot, issue: Issue, cannot: str) -> list[Line]:
    """What a ballot says of an issue. `cannot`: the words of “I can't judge this”."""
    given = ballot.scores.get(str(issue.pk))
    if given is None:
        return []
    return [
        Line(item.title, cannot if given.get(item.id) is None else item.means[criteria.scale.index(given[item.id])])
        for item in criteria.items
    ]
