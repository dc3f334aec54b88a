"""Loading data: choosing a door, sending files through it, and taking away what was refused."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.evidence import places
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.exporting import taken_away
from frankpledge.partnership.agencies.streaming import Fault, streamed
from frankpledge.partnership.design.spreadsheets import download
from frankpledge.partnership.figures.changes import uploads as changes
from frankpledge.partnership.figures.doors import DOORS, Door
from frankpledge.partnership.figures.forms.files import fault_words
from frankpledge.partnership.figures.forms.uploads import FORMS
from frankpledge.partnership.figures.queries import loads
from frankpledge.partnership.jobs.models import Job

STATUS = {Fault.LARGE: 413, Fault.MANY: 413, Fault.ROOM: 507}


@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """The doors to choose from, and what came through them lately."""
    context = {
        "doors": list(DOORS.values()),
        "jobs": loads.recent(request.seat.partnership),
        "public": loads.public_since(loads.edition()),
    }
    return render(request, "figures/upload.html", context)


@streamed
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, door: str) -> HttpResponse:
    """The form of a door. Files that it receives are read by a worker, whose page is where this leads."""
    if door not in DOORS:
        raise Http404
    form = FORMS[door](**_given(request, request.seat.partnership, door))
    if request.method != "POST":
        return _shown(request, DOORS[door], form)
    if fault := request.streamed.fault:
        form.full_clean()
        form.errors.clear()
        form.add_error("files", fault_words(fault))
        return _shown(request, DOORS[door], form, STATUS[fault])
    job = _sent(request, DOORS[door], form) if form.is_valid() else None
    if job is None:
        return _shown(request, DOORS[door], form, 422)
    messages.success(request, _("Your files are here. They are read next, and this page shows what was found."))
    return redirect("jobs:job", job=job.pk)


def _given(request: HttpRequest, partnership, door: str) -> dict[str, object]:
    """What a form is made from. Of a form that was too large there is no word to read."""
    given = {"edition": loads.edition(), "mappings": loads.mappings(partnership) if door == "events" else {}}
    known = places.gazetteer(given["edition"]).areas.get(partnership.area)
    given["initial"] = {"area": known.name if known else ""}
    if request.method != "POST":
        return given
    if request.streamed.fault and not hasattr(request, "_post"):
        return given | {"data": {}, "files": {}}
    return given | {"data": request.POST, "files": request.FILES}


def _sent(request: HttpRequest, door: Door, form) -> Job | None:
    return attempt(
        form,
        lambda: changes.send(
            partnership=request.seat.partnership,
            door=door,
            files=form.cleaned_data["files"],
            into=request.streamed,
            options=form.options(),
            by=request.user,
        ),
    )


def _shown(request: HttpRequest, door: Door, form, status: int = 200) -> HttpResponse:
    context = {"title": door.title, "lead": door.hint, "form": form, "back": reverse("figures:load"), "door": door.key}
    return render(request, "figures/upload-files.html", context, status=status)


@require_safe
def problems_csv(request: HttpRequest, job: int) -> HttpResponse:
    """Every problem of a load, to be sent to whoever sent the files."""
    found = _load(request, job)
    taken_away(request, "problems of a load", about=found)
    return download(loads.problems_csv(found), f"problems-of-load-{found.pk}.csv")


@require_safe
def refused_csv(request: HttpRequest, job: int, file: int) -> HttpResponse:
    """The rows of a file that were refused, as they stood, to be mended. None is kept that was personal."""
    found = _load(request, job)
    path = loads.refused_rows(found, file)
    if path is None:
        raise Http404(_("There are no refused rows of that file."))
    taken_away(request, "refused rows of a load", which=f"file {file}", about=found)
    return download(path.read_bytes(), f"refused-rows-of-load-{found.pk}-{file}.csv")


def _load(request: HttpRequest, pk: int) -> Job:
    found = loads.job(request.seat.partnership, pk)
    if found is None:
        raise Http404
    return found
