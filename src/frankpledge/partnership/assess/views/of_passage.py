"""What the pages of a passage begin with: the passage, and where its pages are."""

from django.http import Http404, HttpRequest

from frankpledge.partnership.assess.addresses import of_chapter, of_passage
from frankpledge.partnership.assess.models import Passage
from frankpledge.partnership.assess.queries import passages


def passage_of(request: HttpRequest, year: str, chapter: int, name: str) -> Passage:
    """Raises Http404."""
    found = passages.passage(request.seat.partnership, year, chapter, name)
    if found is None:
        raise Http404
    return found


def addresses(found: Passage) -> dict[str, str]:
    return {
        "back": of_chapter(found.chapter),
        **{name: of_passage(f"assess:{name}", found) for name in ("write", "keep", "discard")},
    }
