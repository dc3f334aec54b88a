"""Addresses that cross the border of a partnership's own pages. Within it, Django's `reverse` leads to the same one."""

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix


def outside(name: str, **arguments: object) -> str:
    """The address of a page that belongs to no partnership, such as signing out."""
    return _from("/", name, settings.HOST_URLCONF, arguments)


def inside(slug: str, name: str, **arguments: object) -> str:
    """The address of a page of the partnership with this slug, wherever one is."""
    return _from(f"/p/{slug}/", name, settings.PARTNERSHIP_URLCONF, arguments)


def _from(prefix: str, name: str, urlconf: str, arguments: dict[str, object]) -> str:
    above = get_script_prefix()
    set_script_prefix(prefix)
    try:
        return reverse(name, urlconf=urlconf, kwargs=arguments)
    finally:
        set_script_prefix(above)
