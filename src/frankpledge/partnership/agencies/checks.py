"""System checks: a route that says nothing of who may open it, and a role without a description, stop the program."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from frankpledge.partnership.agencies.roles import ROLES


def routes(urlconf: str) -> Iterator[tuple[str, URLPattern]]:
    """Every route of a site: what its address looks like, and the route."""
    yield from _within(get_resolver(urlconf), "/")


def _within(resolver: URLResolver, above: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _within(each, above + str(each.pattern))
        else:
            yield above + str(each.pattern), each


@register
def every_route_declares_its_access(app_configs: object, **options: object) -> list[Error]:
    return [
        Error(f"The route {address} does not say who may open it.", id="frankpledge.E001")
        for urlconf in (settings.HOST_URLCONF, settings.PARTNERSHIP_URLCONF)
        for address, route in routes(urlconf)
        if not hasattr(route.callback, "access")
    ]


@register
def every_role_says_what_it_is_for(app_configs: object, **options: object) -> list[Error]:
    return [
        Error(f"The role “{role.key}” has no name or no description.", id="frankpledge.E006")
        for role in ROLES.values()
        if not role.name or not role.description
    ]
