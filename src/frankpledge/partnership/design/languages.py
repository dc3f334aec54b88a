"""English and Welsh: which of them a page is in, and how a page says what it holds in the other.

A page is in Welsh where all of it is, whoever asks chose Welsh, and there is a partnership in Wales to offer it
(`agencies/languages.py`). What somebody typed in English stays as it is there, and says that it is English.
"""

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext, pgettext
from markupsafe import Markup

ENGLISH, WELSH = "en", "cy"
COOKIE, ASKED = "language", "lang"


def chosen(request: HttpRequest) -> str:
    """What this browser was told; English until it is told anything that we know."""
    return WELSH if request.COOKIES.get(COOKIE) == WELSH else ENGLISH


def speak(request: HttpRequest) -> None:
    """From here on Welsh, where that was chosen and is offered. The middleware ends it with the request."""
    offers = getattr(request, "offers_welsh", None)
    if offers is None or not offers():
        return
    request.has_welsh = True
    if chosen(request) == WELSH:
        translation.activate(WELSH)


def is_welsh() -> bool:
    return translation.get_language() == WELSH


def switch(request: HttpRequest) -> list[dict[str, str]]:
    """The two languages, for the head of a page that has both, each with the address of this page in it.

    Each is called what is seen of it, so that it can be spoken to. The answer to a form has no such links: what was
    typed, or is shown once, would be lost on the way.
    """
    if not getattr(request, "has_welsh", False) or request.method not in ("GET", "HEAD"):
        return []
    return [
        {"code": ENGLISH, "name": "English", "href": _in(request, ENGLISH)},
        {"code": WELSH, "name": "Cymraeg", "href": _in(request, WELSH)},
    ]


def _in(request: HttpRequest, language: str) -> str:
    asked = request.GET.copy()
    asked[ASKED] = language
    return f"?{asked.urlencode()}"


def typed(text: str, welsh: str = "") -> str:
    """What people typed, on a page in either language: in Welsh where they gave that, else marked as English."""
    if not is_welsh():
        return text
    return welsh or Markup('<span lang="{}">{}</span>').format(ENGLISH, text)


def ours(text: str, about: str = "") -> str:
    """A text of the program that came by way of a file or a row: its Welsh, or marked as English where it has none.

    `about`: its context in the catalogue, for words that mean something else elsewhere.
    """
    return typed(text, _found(text, about) if has_welsh(text, about=about) else "")


def has_welsh(*texts: str, about: str = "") -> bool:
    """Whether every one of these stands in the catalogue, and Welsh is what is spoken."""
    return is_welsh() and all(_found(text, about) != text for text in texts)


def _found(text: str, about: str) -> str:
    return pgettext(about, text) if about else gettext(text)


GLOBALS = {"typed": typed, "ours": ours, "is_welsh": is_welsh}
