"""The web platform: rooms that are the stages of the statutory cycle, and the application that opens on them."""

import os
from pathlib import Path

from django import conf
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def application(warehouse: Path, partnership: str | None = None, *, notice: str = "") -> WSGIHandler:
    """The site over one warehouse, as WSGI. A process shows one warehouse: views read it as `settings.WAREHOUSE`."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.partnership.settings"
    # `conf.settings`, because in this package the bare name `settings` becomes our own module once Django has read it.
    conf.settings.WAREHOUSE = Path(warehouse)
    conf.settings.PARTNERSHIP = partnership or ""
    conf.settings.NOTICE = notice
    return get_wsgi_application()
