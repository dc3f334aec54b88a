"""The web platform: rooms that are the stages of the statutory cycle, and the applications that open on them."""

import os
from pathlib import Path

import django
from django import conf
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

SETTINGS = "frankpledge.partnership.settings"


def looking(warehouse: Path, partnership: str | None = None, *, notice: str = "") -> WSGIHandler:
    """A look at one warehouse, as WSGI: its figures and nothing else, without sign-in, for this machine alone."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    # `conf.settings`, because in this package the bare name `settings` becomes our own module once Django has read it.
    for name, value in conf.settings.LOOKING.items():
        if name != "INSTALLED_APPS" or not apps.ready:  # what a process has loaded, it has loaded
            setattr(conf.settings, name, value)
    conf.settings.WAREHOUSE = Path(warehouse)
    conf.settings.PARTNERSHIP = partnership or ""
    conf.settings.NOTICE = notice
    return get_wsgi_application()


def platform(home: Path, *, notice: str = "", demo: bool = False) -> WSGIHandler:
    """The platform in the folder `home`, as WSGI. Its database has to be up to date: `cli/serve.py` sees to that."""
    prepared(home)
    conf.settings.NOTICE = notice
    conf.settings.DEMO = demo
    return get_wsgi_application()


def prepared(home: Path) -> None:
    """Have Django know the platform in this folder, for commands and for the site."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["FRANKPLEDGE_HOME"] = str(home)
    django.setup()
