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
    """An item of an issue, and in words what the ballot says of it; None is “I can't judge this”."""

    title: str
    means: str | None


def said(criteria: Criteria, ballot: Ballot, issue: Issue) -> list[Line]:
    """What a ballot says of an issue; nothing where that is not scored yet."""
    given = ballot.scores.get(str(issue.pk))
    if given is None:
        return []
    return [
        Line(item.title, None if given.get(item.id) is None else item.means[criteria.scale.index(given[item.id])])
        for item in criteria.items
    ]
