"""Content Security Policy: this site's own files and nobody else's, and a script only where there is a map to move."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Nothing may ever need 'unsafe-inline'.
_ALL = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
POLICY = f"default-src 'self'; script-src 'none'; {_ALL}"
SCRIPTED = f"default-src 'self'; script-src 'self'; {_ALL}"


def map_policy() -> str:
    """The policy of a page with a map: our own scripts, and pictures from the host of the tiles where there are any."""
    outside = f" {settings.TILES.source}" if settings.TILES else ""
    return f"default-src 'self'; script-src 'self'; img-src 'self' data:{outside}; {_ALL}"


def with_map(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose page has a map that can be moved: the layout adds the map's scripts, and the policy allows them."""

    @wraps(view)
    def shown(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        request.has_map = True
        return view(request, *arguments, **named)

    return shown


def with_script(*files: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view whose page needs scripts of our own, by their names among the static files."""

    def scripted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def shown(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
            request.scripts = files
            return view(request, *arguments, **named)

        return shown

    return scripted


def scripts(request: HttpRequest) -> tuple[str, ...]:
    return getattr(request, "scripts", ())


def policy(request: HttpRequest) -> str:
    if has_map(request):
        return map_policy()
    return SCRIPTED if scripts(request) else POLICY


def has_map(request: HttpRequest) -> bool:
    return getattr(request, "has_map", False)


class ContentSecurityPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = policy(request)
        return response
