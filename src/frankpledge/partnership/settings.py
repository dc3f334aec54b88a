"""Settings of the platform, and of the look at one warehouse that an analyst has without sign-in (`LOOKING`).

The platform lives in one folder, FRANKPLEDGE_HOME: the database unless DATABASE_URL names another, the public
warehouse, each partnership's own, and the host's keys. `frankpledge serve --home FOLDER` sets it.
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.accounts import configuring, signing_in
from frankpledge.partnership.accounts import in_welsh as accounts
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.design.tiles import Tiles, tiles
from frankpledge.partnership.workshop import in_welsh as workshop


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


def key(name: str) -> str:
    """A secret of this host, made at its first start, for its owner alone; a passing one where there is no host."""
    if HOME is None:
        return secrets.token_urlsafe(50)
    path = HOME / f"{name}.key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def database() -> dict[str, object]:
    """SQLite in the host's folder, or PostgreSQL where DATABASE_URL says so. Without a host: in memory, and unused."""
    if os.environ.get("DATABASE_URL"):
        return dj_database_url.config(conn_max_age=60, conn_health_checks=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "frankpledge.sqlite3" if HOME else ":memory:",
        "CONN_MAX_AGE": 60,  # seconds: opening the file anew costs a page twice what it asks of it
        "OPTIONS": {
            # A writer waits for its turn at the start of its transaction, and readers never wait for a writer.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # What is deleted is overwritten: who was erased is in no page of the file.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }


HERE = Path(__file__).resolve().parent
HOME = folder("FRANKPLEDGE_HOME")

# What the site shows: on the platform the public warehouse, which each partnership's own stands on.
WAREHOUSE = HOME / "warehouse" if HOME else folder("FRANKPLEDGE_WAREHOUSE")
PARTNERSHIP = os.environ.get("FRANKPLEDGE_PARTNERSHIP", "").strip()
NOTICE = ""  # one sentence across the top of every page, such as "Fictional data: …"

# Beneath maps lies nothing from outside unless a council names a server of tiles, which then sees who looks at what.
TILES = outside_tiles("FRANKPLEDGE_TILES")

DEBUG = yes_or_no("FRANKPLEDGE_DEBUG", default=False)
SECRET_KEY = key("secret")
AUDIT_KEY = key("audit").encode()  # of the chain of events: never the same as SECRET_KEY, and never changed
DEMO = False  # only `frankpledge demo` sets it: no environment variable can

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.humanize",  # allauth.usersessions asks for it
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "frankpledge.partnership.audit",
    "frankpledge.partnership.agencies",
    "frankpledge.partnership.accounts",
    "frankpledge.partnership.duties",
    "frankpledge.partnership.jobs",
    "frankpledge.partnership.figures",
    "frankpledge.partnership.consult",
    "frankpledge.partnership.workshop",
    "frankpledge.partnership.assess",
]

# Pages outside every partnership, and those that each partnership has for itself below /p/<its slug>/.
ROOT_URLCONF = HOST_URLCONF = "frankpledge.partnership.urls.host"
PARTNERSHIP_URLCONF = "frankpledge.partnership.urls.partnership"

_OPEN = [
    "frankpledge.partnership.design.policy.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",  # before WhiteNoise: a style sheet asks for the right host name too
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
MIDDLEWARE = [
    *_OPEN,
    "frankpledge.partnership.agencies.languages.Languages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "frankpledge.partnership.design.too_large.TooLarge",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frankpledge.partnership.accounts.not_kept.NotKept",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "frankpledge.partnership.agencies.access.Mounted",
    "frankpledge.partnership.agencies.access.Guarded",
    "frankpledge.partnership.accounts.second_factor.SecondFactor",
    "frankpledge.partnership.figures.damage.DamagedWarehouse",
]
# A look at one warehouse, for this machine alone: figures and nothing else, no sign-in and no database.
LOOKING = {
    "ALLOWED_HOSTS": configuring.LOOPBACK,
    "ROOT_URLCONF": "frankpledge.partnership.urls.evidence",
    "INSTALLED_APPS": ["frankpledge.partnership.audit", "frankpledge.partnership.agencies"],
    "MIDDLEWARE": [*_OPEN, "frankpledge.partnership.figures.damage.DamagedWarehouse"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# A report that is sent to be checked stays in memory: no handler here makes a file of it, however large it is.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21_000_000  # bytes: 20 MB as any maker of files counts them, and the rest of the form
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # of pasted text
# Data that are loaded go to the disk as they come in (`agencies/streaming.py`), and nowhere else.
LARGEST_LOAD = 200_000_000  # bytes of one form, all its files together
BESIDE_FILES = 1_000_000  # bytes: what else such a form has in it
MOST_FILES = 500  # of one form
DATA_UPLOAD_MAX_NUMBER_FILES = MOST_FILES + 1  # one more than we say, so that it is we who say it

SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail addresses are unique whatever their case, by a constraint of their own
AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses whoever has failed too often, before a password is looked at
    "frankpledge.partnership.agencies.backend.WithSeats",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # reading one writes to no database
# Signing in (accounts/signing_in.py), and what follows from the address that people type: without one, this machine
# alone is answered.
ADDRESS = configuring.address("FRANKPLEDGE_ADDRESS", os.environ.get("FRANKPLEDGE_ADDRESS", "").strip())
_MAIL = configuring.mail("FRANKPLEDGE_MAIL", os.environ.get("FRANKPLEDGE_MAIL", "").strip(), ADDRESS)
PROVIDER = configuring.provider(HOME)  # the council's own sign-in, if sign-in.toml says so
globals().update(configuring.of_address(ADDRESS) | configuring.of_mail(_MAIL) | signing_in.settings(_MAIL, PROVIDER))

STAGES = [
    "home",
    "assess",
    "workshop",
    "consult",
    "duties",
    "check",
    "figures",
    "jobs",
    "accounts",
    "agencies",
    "design",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / stage / "templates" for stage in STAGES],
        "OPTIONS": {
            "environment": "frankpledge.partnership.design.environment.environment",
            "context_processors": [
                "frankpledge.partnership.design.context.shell",
                "frankpledge.partnership.agencies.context.of_seat",
                "frankpledge.partnership.figures.context.of_place",
            ],
        },
    },
    # What libraries render by themselves, such as the text of an e-mail.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
PARTNERSHIP_NAVIGATION = [
    (_("Home"), "home:start", None),
    (_("Figures"), "home:figures", Permission.READ_EVIDENCE),
    (_("Concerns"), "consult:concerns", Permission.READ_CONCERNS),
    (_("Assessment"), "assess:years", Permission.READ_ASSESSMENT),
    (_("Priorities"), "workshop:workshops", Permission.SCORE_ISSUES),
    (_("Check a report"), "check:check", Permission.CHECK_REPORTS),
    (_("Duties"), "duties:calendar", Permission.READ_DUTIES),
    (_("Partnership"), "agencies:partnership", Permission.READ_PARTNERSHIP),
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
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [HERE / "locale"]  # made ready by scripts/catalogues, and inside the wheel
IN_WELSH = accounts.PAGES | workshop.PAGES  # routes whose pages are in Welsh from head to foot; all others are not
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
        # Whoever knocks can't fill the host's journal: what is worth knowing is in the log of events.
        "axes": {"handlers": ["nowhere"], "propagate": False},
        "waitress.queue": {"handlers": ["nowhere"], "propagate": False},  # it tells of each request that waits
    },
}
