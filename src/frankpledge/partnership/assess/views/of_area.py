from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frankpledge.partnership.assess.queries import of_area as queries
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.routing import of_area


@of_area
def assessment(request: HttpRequest, place: Place) -> HttpResponse:
    """`contents` are (level, id, words), `body` is markup, `downloads` are (address, words)."""
    period = queries.latest(place)
    context = {"place": place, "contents": [], "body": "", "downloads": []}
    if period:
        contents, body = queries.page(place.edition, place.area, period)
        names = {"pdf": _("PDF"), "docx": _("Word"), "odt": _("OpenDocument"), "html": _("web page")}
        downloads = [
            (reverse("assess:assessment-file", args=[place.area.code, form]), _("Download: %(form)s") % {"form": name})
            for form, name in names.items()
        ]
        context |= {"contents": contents, "body": body, "downloads": downloads}
    return render(request, "assess/assessment.html", context)


@of_area
def assessment_file(request: HttpRequest, place: Place, form: str) -> HttpResponse:
    """The assessment as a file to take away."""
    period = queries.latest(place)
    if not period or not queries.is_format(form):
        raise Http404(_("There is no assessment of this kind."))
    content = queries.file(place.edition, place.area, period, form)
    name = f"assessment-{place.area.code}-{period.last:%Y-%m}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=queries.TYPES[form], headers=headers)
