"""Tables to take away."""

from django.http import HttpResponse

from frankpledge.evidence.period import Period
from frankpledge.partnership.design.spreadsheets import download
from frankpledge.partnership.figures.queries.place import Place


def csv(place: Place, name: str, period: Period, content: bytes) -> HttpResponse:
    """A CSV named after the area, what it is and its months."""
    file = f"{place.area.code}-{name}-{period.id.replace('..', '-to-')}.csv"
    return download(content, file)
