"""The register, what is said most, who was reached, and one concern."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.exporting import exported, taken_away
from frankpledge.partnership.agencies.looking import looked
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.consult import columns, kinds, rules
from frankpledge.partnership.consult.forms import looking as forms
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.periods import LAST_YEAR
from frankpledge.partnership.consult.queries import ranked, reach, register, visible
from frankpledge.partnership.consult.views.here import here
from frankpledge.partnership.design import exports, paging


@require_safe
def concerns(request: HttpRequest) -> HttpResponse:
    """Narrowed by way, theme, time, whether it was answered and whether they want it first."""
    private = visible.may_see_some(request.seat)
    form = forms.Narrow(request.GET, private=private)
    seen = visible.seen_by(request.user, request.seat)
    found = register.narrowed(seen, form.wanted()) if form.is_valid() else seen.none()
    if form.is_valid() and (asked := exports.wanted(request)):
        if found.filter(private=True).exists():
            taken_away(request, "concerns, private ones among them", form=asked)
        held = columns.CONCERNS if private else columns.OPEN
        return exported(request, found, held, "concerns", of_people=False)
    page = paging.page(request, found)
    if private := sum(one.private for one in page.rows):
        looked(request, kinds.PRIVATE_CONCERNS_LISTED, found=private)
    narrowed = any(request.GET.get(name) for name in form.fields)
    shown = {
        "form": form,
        "page": page,
        "narrowed": narrowed,
        "unanswered": register.unanswered(seen),
        "downloads": exports.offered(request) if form.is_valid() else [],
    }
    return render(request, "consult/concerns.html", shown | _words(request))


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """What came by most ways and most often, theme by theme."""
    form, span = _time(request)
    found = ranked(request.seat.partnership, *span) if span else []
    if span and (answer := exported(request, found, columns.RANKING, "what is said most", of_people=False)):
        return answer
    shown = {"form": form, "span": span, "groups": found, "downloads": exports.offered(request)}
    return render(request, "consult/ranking.html", shown | _left_out(request, form, span) | _words(request))


@require_safe
def reached(request: HttpRequest) -> HttpResponse:
    """Which ways of reaching people were used, and which not yet."""
    form, span = _time(request)
    found = reach.reached(request.seat.partnership, *span) if span else []
    if span and (answer := exported(request, found, columns.REACHED, "who was reached", of_people=False)):
        return answer
    duties = request.seat.may(Permission.READ_DUTIES)
    shown = {"form": form, "span": span, "ways": found, "duties": duties, "downloads": exports.offered(request)}
    return render(request, "consult/reached.html", shown | _left_out(request, form, span) | _words(request))


@require_safe
def concern(request: HttpRequest, concern: int) -> HttpResponse:
    one = here(request, concern)
    guarded = one.private or request.seat.may(Permission.READ_PRIVATE_CONCERNS)  # reasons may tell what was private
    shown = {
        "concern": one,
        "copied_from": visible.first_register(one),
        "notes": list(one.notes.select_related("by")) if guarded else [],
        "settles": bool(rules.may_change_privacy(request.user, one)),
    }
    return render(request, "consult/concern.html", shown | _words(request))


def _time(request: HttpRequest) -> tuple[forms.InPeriod, tuple | None]:
    form = forms.InPeriod(request.GET)
    return form, form.spans[form.cleaned_data["period"]][1] if form.is_valid() else None


def _left_out(request: HttpRequest, form: forms.InPeriod, span: tuple | None) -> dict[str, object]:
    """How many private ones a page that is the same for everybody does not count, for who sees them, and where."""
    count = visible.private_within(request.user, request.seat, *span) if span else 0
    return {"left_out": count, "left_out_period": form.cleaned_data["period"] or LAST_YEAR if span else ""}


def _words(request: HttpRequest) -> dict[str, object]:
    """What the pages say of a concern, and whether this person may write here."""
    writes = request.seat.may(Permission.RECORD_CONCERNS) and not request.seat.past
    return {"writes": writes, "themes": THEMES, "way_of": lambda way: Way(way).label, "counted": columns.counted}
