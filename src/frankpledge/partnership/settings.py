"""Settings of the read-only site: no database, no sessions, no sign-in; scripts for maps alone; this machine only."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.design.tiles import Tiles, tiles


def yes_or_no(variable: str, default: bool) -> bool:
    written = os.environ.get(variable, "").strip().lower()
    if written in ("", "yes", "no"):
        return {"": default, "yes": True, "no": False}[written]
    raise ImproperlyConfigured(f'{variable} is "{os.environ[variable]}", and has to be yes or no.')


def folder(variable: str) -> Path | None:
    written = os.environ.get(variable, "").strip()
    if not written:
        return None
    if not Path(written).is_dir():
        raise ImproperlyConfigured(f'{variable} is "{written}", and there is no such folder.')
    return Path(written)


def outside_tiles(variable: str) -> Tiles | None:
    try:
        return tiles(os.environ.get(variable, "").strip(), os.environ.get(f"{variable}_ATTRIBUTION", "").strip())
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} {error}.") from None


HERE = Path(__file__).resolve().parent

# What the site shows. `frankpledge.partnership.application` sets these three; no page looks anywhere else for them.
WAREHOUSE = folder("FRANKPLEDGE_WAREHOUSE")
PARTNERSHIP = os.environ.get("FRANKPLEDGE_PARTNERSHIP", "").strip()
NOTICE = ""  # one sentence across the top of every page, such as "Fictional data: …"

# Beneath maps lies nothing from outside unless a council names a server of tiles, which then sees who looks at what.
TILES = outside_tiles("FRANKPLEDGE_TILES")

DEBUG = yes_or_no("FRANKPLEDGE_DEBUG", default=False)
SECRET_KEY = secrets.token_urlsafe(50)  # nothing is signed yet; a key of its own for each process keeps it so
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]  # until there is sign-in; cli/serve.py refuses any other address
ROOT_URLCONF = "frankpledge.partnership.urls"
INSTALLED_APPS: list[str] = []

MIDDLEWARE = [
    "frankpledge.partnership.design.policy.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",  # before WhiteNoise: a style sheet asks for the right host name too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "frankpledge.partnership.figures.damage.DamagedWarehouse",
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# A report that is sent to be checked stays in memory: no handler here makes a file of it, however large it is.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21_000_000  # bytes: 20 MB as any maker of files counts them, and the rest of the form
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # of pasted text

STAGES = ["home", "assess", "check", "figures", "design"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / stage / "templates" for stage in STAGES],
        "OPTIONS": {
            "environment": "frankpledge.partnership.design.environment.environment",
            "context_processors": [
                "frankpledge.partnership.design.context.shell",
                "frankpledge.partnership.figures.context.of_place",
            ],
        },
    }
]
NAVIGATION = [
    (_("Overview"), "home:overview"),
    (_("All measures"), "figures:measures"),
    (_("Peers"), "figures:peers"),
    (_("Analysis"), "figures:analyses"),
    (_("Tables"), "figures:tables"),
    (_("Wards and areas"), "figures:areas"),
    (_("What is held"), "figures:held"),
    (_("Assessment"), "assess:assessment"),
]
EVERYWHERE = [(_("Check a report"), "check:check")]  # pages that are about no area, and there where none is held
# Below the Open Government Licence's own line, in the words each publisher asks for.
ATTRIBUTIONS = [
    _("Recorded crime, anti-social behaviour and outcomes: the Home Office and police forces, from data.police.uk."),
    _(
        "Boundaries, lookups and population: Source: Office for National Statistics licensed under the Open Government "
        "Licence v.3.0. Contains OS data © Crown copyright and database right 2024."
    ),
]

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "design" / "static" / "built"  # made by scripts/assets, and inside the wheel

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        # An error on a page is told with its traceback to whoever started the site, and to nobody else.
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
