"""Jinja2 as the pages use it: GOV.UK macros by their own name, words that can be translated, and no silent gaps."""

from functools import lru_cache

import jinja2
from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils import translation
from jinja2.exceptions import UndefinedError
from jinja2.utils import missing

from frankpledge.partnership.design import forms, languages, wording


class Undefined(jinja2.StrictUndefined):
    """A misspelt name is an error, so that no page can show an empty place where a number should be.

    GOV.UK's macros ask a dictionary for options that were not given, and ask whether a parameter or a caller was given
    at all: those, and only those, are allowed to find nothing.
    """

    def __new__(cls, hint=None, obj=missing, name=None, exc=UndefinedError):
        if isinstance(obj, dict) or (hint or "").startswith(("parameter ", "No caller ")):
            return jinja2.Undefined(hint, obj, name, exc)
        return super().__new__(cls)


def environment(**options) -> jinja2.Environment:
    options["undefined"] = Undefined
    options["loader"] = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    made = jinja2.Environment(
        **options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True
    )
    made.install_gettext_translations(translation, newstyle=True)
    made.globals.update(static=static, url=url, language=translation.get_language, **wording.GLOBALS, **forms.GLOBALS)
    made.globals.update(languages.GLOBALS)
    made.globals["outside_tiles"] = lambda: settings.TILES
    # GOV.UK's button and input compare options with these names.
    made.globals.update(undefined=jinja2.Undefined(), null=None)
    made.filters.update(wording.FILTERS)
    return made


def url(name: str, **arguments) -> str:
    return _url(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, tuple(arguments.items()))


@lru_cache(maxsize=4096)
def _url(urlconf: str, prefix: str, name: str, arguments: tuple[tuple[str, object], ...]) -> str:
    """Kept, since a list asks for an address in every row. `prefix` says in which partnership the reader is."""
    return reverse(name, urlconf, kwargs=dict(arguments))
