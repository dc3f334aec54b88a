"""The form and its answers. Nothing of a report is kept: it is read, answered and forgotten within one request."""

import logging

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.claims.rule import rules
from frankpledge.partnership.check import files, queries, turns
from frankpledge.partnership.check.breakage import where
from frankpledge.partnership.check.forms import PAGE, Given, given
from frankpledge.partnership.design import errors
from frankpledge.reports.checking import checked

MOST_TEXT = 1_500_000  # characters
rules()  # all are there from the start: a running site is not changed under its feet
LOG = logging.getLogger("django.request")


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def check(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, "check/form.html", {"given": Given()})
    try:
        return _refused(request, errors.forbidden) if _from_elsewhere(request) else _answered(request)
    except (MultiPartParserError, SuspiciousOperation):
        return _refused(request, errors.bad_request)
    except Exception as error:
        LOG.error("the check of a report broke: %s", where(error))  # its message may quote the report
        return errors.server_error(request)


def _answered(request: HttpRequest) -> HttpResponse:
    asked = given(request)
    if asked.wrong:
        return _again(request, asked, asked.wrong)
    try:
        with turns.turn(_who(request)):
            return _back(request, asked, _of_fair_size(read_bytes(asked.content, asked.name)))
    except turns.Busy:
        busy = _("Another report is being checked at the moment. Wait a minute and send yours again")
        return _again(request, asked, {asked.source: busy}, status=503)
    except Unreadable as problem:
        return _again(request, asked, {asked.source: str(problem)})
    except files.NoWordFile as problem:
        return _again(request, asked, {"back": str(problem)})


def _who(request: HttpRequest) -> object:
    """Whoever is signed in; nobody on the site that an analyst has without sign-in."""
    user = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None


def _of_fair_size(document: Document) -> Document:
    """Raises Unreadable for far more text than a report has: other people are waiting for this site too."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row)
    if sum(map(len, (*(block.text for block in document.blocks), *cells))) > MOST_TEXT:
        raise Unreadable(
            _(
                "This has more text than the site checks at once, which is about 500 pages. Check it in parts, or use "
                "the command “frankpledge check” on the machine where Frankpledge is installed"
            )
        )
    return document


def _back(request: HttpRequest, asked: Given, document: Document) -> HttpResponse:
    errata = checked(document)
    if asked.back != PAGE:
        return files.file(asked, document, errata)
    context = {
        "name": _("Pasted text") if asked.text else asked.name,
        "sheet": queries.sheet(document, errata),
        "grade_words": queries.grade_words,
    }
    return _shown(request, "check/result.html", context)


def _again(request: HttpRequest, asked: Given, wrong: dict[str, str], status: int = 422) -> HttpResponse:
    """The form as it was filled in, with what is wrong beside the field."""
    return _shown(request, "check/form.html", {"given": asked, "wrong": wrong}, status=status)


def _shown(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """Whole even where the data held is damaged: this page needs none of it, and its head then names no area."""
    try:
        return render(request, template, context, status=status)
    except Exception:
        request.place = None
        return render(request, template, context, status=status)


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another site sends this. It could learn nothing, but it has no business with this machine."""
    origin = request.headers.get("Origin", "")
    return bool(origin) and origin.partition("://")[2] != request.get_host()


def _refused(request: HttpRequest, page) -> HttpResponse:
    request.place = None  # nothing is looked up, so that nothing else can break
    return page(request)
