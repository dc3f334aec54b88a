"""What the pages of a passage begin with: the passage, and where its pages are."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from frankpledge.partnership.assess.models import Passage
from frankpledge.partnership.assess.queries import passages


def passage_of(request: HttpRequest, year: str, chapter: int, name: str) -> Passage:
    """Raises Http404."""
    found = passages.passage(request.seat.partnership, year, chapter, name)
    if found is None:
        raise Http404
    return found


def addresses(found: Passage) -> dict[str, str]:
    of = {"year": found.chapter.assessment.year, "chapter": found.chapter_id}
    return {
        "back": reverse("assess:chapter", kwargs=of),
        **{name: address(f"assess:{name}", found) for name in ("write", "keep", "discard")},
    }


def address(name: str, found: Passage) -> str:
    of = {"year": found.chapter.assessment.year, "chapter": found.chapter_id}
    return reverse(name, kwargs=of | {"passage": found.name})
