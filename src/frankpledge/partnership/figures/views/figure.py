from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.partnership.figures.queries import provenance
from frankpledge.partnership.figures.queries.place import said


@require_safe
def figure(request: HttpRequest, figure_id: str) -> HttpResponse:
    """The page behind a number."""
    try:
        page = provenance.page(figure_id)
    except (NoSuchFigure, NothingHeld) as error:
        raise Http404(said(str(error))) from None
    if page.place:
        request.place = page.place.whole
    if isinstance(page, provenance.FactPage):
        return render(request, "figures/fact.html", {"page": page, "fact": page.fact})
    return render(request, "figures/figure.html", {"page": page, "figure": page.figure, "question": page.question})
