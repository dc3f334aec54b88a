"""A warehouse that can't be read is said in plain words: it is nobody's mistake on this page, and nothing is shown."""

import logging
from collections.abc import Callable

import duckdb
from django.http import HttpRequest, HttpResponse

from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.design import errors

LOG = logging.getLogger("django.request")


class DamagedWarehouse:
    """Answers 503 with a page where the data held can't be read; whoever started the site is told which file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, WarehouseError | duckdb.Error | OSError):
            return None
        LOG.error("the data held can't be read: %s", exception)
        return errors.unavailable(request)
