"""A form that is larger than any page takes is answered with a page that says so, and not by the server's own line."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.design import errors

TOO_LARGE = "HTTP_TOO_LARGE"  # said by `frankpledge serve`, which kept nothing of what was sent


class TooLarge:
    """Stands before whatever reads forms. It answers once all is known that its page shows around it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        return errors.too_large(request) if request.META.get(TOO_LARGE) else None
