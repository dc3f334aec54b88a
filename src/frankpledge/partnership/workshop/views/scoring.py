"""Scoring, for whoever has a slip: without sign-in, issue by issue, saved page by page, and sent at the end.

No page here says who somebody is, and none is kept by a browser or a proxy.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.design.policy import with_script
from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.changes import scoring as changes
from frankpledge.partnership.workshop.forms.scoring import CANNOT, CodeForm, Scores, initial
from frankpledge.partnership.workshop.models import Ballot, State
from frankpledge.partnership.workshop.queries import ballots, workshops
from frankpledge.partnership.workshop.views import holding, tries
from frankpledge.partnership.workshop.views.holding import Held

UNKNOWN = _("This code lets nobody in. Look at your slip again, or ask whoever gave it to you for another.")

View = Callable[..., HttpResponse]
not_kept = cache_control(no_store=True, private=True)


def with_ballot(view: View) -> View:
    """A page for whoever holds a ballot; others are asked for their code."""

    @wraps(view)
    def answered(request: HttpRequest, **named: object) -> HttpResponse:
        held = holding.held(request)
        return view(request, held, **named) if held else redirect("score:start")

    return not_kept(answered)


@require_http_methods(["GET", "HEAD", "POST"])
@not_kept
@with_script("slip.js")
def start(request: HttpRequest) -> HttpResponse:
    """The code. Every code that lets nobody in gets the same answer, and who tries many has to wait."""
    form = CodeForm(request.POST or None)
    here = tries.browser(request)
    if form.is_valid():
        if not tries.may_try(request, here):
            return _wait(request)
        ballot = ballots.of_code(form.cleaned_data["code"])
        if ballot:
            response = redirect("score:ballot")
            holding.give(response, holding.by_code(request, ballot))
            return response
        tries.count(request, here)
        form.add_error("code", UNKNOWN)
    response = render(request, "workshop/code.html", {"form": form, "held": holding.held(request) is not None})
    tries.keep(response, here)
    return response


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "workshop/wait.html", status=429)
    response.headers["Retry-After"] = str(tries.WAIT)
    return response


@require_safe
@with_ballot
def overview(request: HttpRequest, held: Held) -> HttpResponse:
    """How far one is, what one said in this browser, and the button that sends it."""
    return _overview(request, held)


def _overview(request: HttpRequest, held: Held, refused: str = "") -> HttpResponse:
    ballot = held.ballot
    issues, criteria = workshops.issues(ballot.workshop), ballots.criteria_of(ballot.workshop)
    rows = [
        (
            issue,
            str(issue.pk) in ballot.scores,
            ballots.said(criteria, ballot, issue) if held.is_own(issue) else [],
        )
        for issue in issues
    ]
    left = [number for number, (_issue, scored, _said) in enumerate(rows, start=1) if not scored]
    shown = {
        "ballot": ballot,
        "workshop": ballot.workshop,
        "rows": rows,
        "next": left[0] if left else None,
        "open": ballot.workshop.state == State.OPEN,
        "refused": refused,
        "cannot": CANNOT,
    }
    return render(request, "workshop/ballot.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@with_ballot
def issue(request: HttpRequest, held: Held, number: int) -> HttpResponse:
    """One issue with every question. After the last that is open one comes to the overview.

    What was saved is shown in the browser that saved it: elsewhere only that it was.
    """
    ballot = held.ballot
    issues, criteria = workshops.issues(ballot.workshop), ballots.criteria_of(ballot.workshop)
    if not 1 <= number <= len(issues):
        raise Http404
    if request.method != "POST" and (ballot.sent or ballot.workshop.state != State.OPEN):
        return redirect("score:ballot")
    one = issues[number - 1]
    scored, own = str(one.pk) in ballot.scores, held.is_own(one)
    before = ballot.scores[str(one.pk)] if own else {}
    form = Scores(request.POST or None, initial=initial(before), criteria=criteria)
    if form.is_valid() and attempt(form, lambda: changes.save(ballot=ballot, issue=one, scores=form.scores) or True):
        response = _after(ballot, issues, number)
        holding.give(response, held.having(one, form.scores))
        return response
    shown = {"form": form, "issue": one, "number": number, "of": len(issues), "criteria": criteria}
    shown["elsewhere"] = scored and not own
    return render(request, "workshop/issue.html", shown | {"wording": wording})


def _after(ballot: Ballot, issues: list, number: int) -> HttpResponse:
    """To the next issue that is not scored yet; to the overview where none is left after this one."""
    later = [n for n, each in enumerate(issues, start=1) if n > number and str(each.pk) not in ballot.scores]
    return redirect("score:issue", number=later[0]) if later else redirect("score:ballot")


@require_POST
@with_ballot
def send(request: HttpRequest, held: Held) -> HttpResponse:
    try:
        changes.send(ballot=held.ballot)
    except Refused as no:
        return _overview(request, held, str(no))
    response = redirect("score:ballot")
    holding.sent(response)
    return response


@require_POST
@not_kept
def leave(request: HttpRequest) -> HttpResponse:
    """Somebody else scores on the same telephone."""
    response = redirect("score:start")
    holding.take_back(response)
    return response
