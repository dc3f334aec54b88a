"""The settings of a partnership as one file: taken away, looked at, and taken in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.settings_file import Bad
from frankpledge.partnership.home.changes import settings_file as changes
from frankpledge.partnership.home.forms.settings_file import Choose, Sure
from frankpledge.partnership.home.queries import settings_file as queries
from frankpledge.partnership.home.queries.settings_file import File


@require_http_methods(["GET", "HEAD", "POST"])
def settings_file(request: HttpRequest) -> HttpResponse:
    """The file to take away; one that is sent, with what it would change; and then it is taken in."""
    if "digest" in request.POST:
        return _take(request)
    form = Choose(request.POST or None, request.FILES or None) if request.method == "POST" else Choose()
    if not form.is_valid():
        return _choose(request, form)
    file = form.cleaned_data["file"]
    if not queries.changing(request.seat.partnership, file):
        notes = [note for part in queries.would(request.seat.partnership, file) for note in part.would.notes]
        form.add_error("file", " ".join([str(changes.NOTHING), *notes]))
        return _choose(request, form)
    seen = {"text": file.text, "digest": queries.digest(request.seat.partnership, file.text)}
    return _look(request, Sure(initial=seen, asks=_asks(request, file)), file)


def _take(request: HttpRequest) -> HttpResponse:
    """What was looked at. Meanwhile something else may have been settled here: it is read once more."""
    sent, here = Sure(request.POST, asks=""), request.seat.partnership
    try:
        file = queries.read(sent.cleaned_data["text"] if sent.is_valid() else "")
    except Bad as wrong:
        return _again(request, str(wrong))
    form = Sure(request.POST, asks=_asks(request, file))
    if not form.is_valid():
        return _look(request, form, file)
    given = {"seen": form.cleaned_data["digest"], "answer": form.cleaned_data.get("answer", ""), "by": request.user}
    done = attempt(form, lambda: changes.take_in(partnership=here, file=file, **given) or True)
    if not done:
        return _again(request, form.wrong[""])
    messages.success(request, _("The settings are taken in."))
    return redirect("home:settings-file")


def _asks(request: HttpRequest, file: File) -> str:
    return next((part.would.asks for part in queries.would(request.seat.partnership, file) if part.would.asks), "")


def _again(request: HttpRequest, said: str) -> HttpResponse:
    """The page on which a file is chosen, with why this one was not taken in."""
    form = Choose({})
    form.errors.clear()
    form.add_error("file", said)
    return _choose(request, form)


def _choose(request: HttpRequest, form: Choose) -> HttpResponse:
    return render(request, "home/settings-file.html", {"form": form}, status=422 if form.errors else 200)


def _look(request: HttpRequest, form: Sure, file: File) -> HttpResponse:
    here = request.seat.partnership
    shown = {"form": form, "parts": queries.would(here, file), "others": queries.of_others(here, file)}
    shown["from_"] = file.partnership
    return render(request, "home/settings-sure.html", shown, status=422 if form.errors else 200)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    return _file(request, "settings", usual=False)


@require_safe
def usual(request: HttpRequest) -> HttpResponse:
    """What comes with the program, for whoever wants it back, or wants to begin from it."""
    return _file(request, "usual-settings", usual=True)


def _file(request: HttpRequest, name: str, *, usual: bool) -> HttpResponse:
    here, today = request.seat.partnership, timezone.localdate()
    file = f"{here.slug}-{name}-{today.isoformat()}.toml"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=file)}
    text = queries.written(here, today, usual=usual)
    return HttpResponse(text.encode(), content_type="application/toml; charset=utf-8", headers=headers)
