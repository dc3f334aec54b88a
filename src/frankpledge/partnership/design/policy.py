"""Content Security Policy: this site's own files and nobody else's, and no script at all."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A page with a script will need `script-src 'self'`; nothing may ever need 'unsafe-inline'.
POLICY = (
    "default-src 'self'; script-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class ContentSecurityPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response
