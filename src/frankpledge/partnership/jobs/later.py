"""Functions that are loaded when they are first called.

Every program that opens a platform learns what jobs and chores there are; few of them do one. To load all that freezing
or reading stands on takes longer than what most commands do.
"""

from collections.abc import Callable
from functools import cache

from django.utils.module_loading import import_string


@cache
def later(path: str) -> Callable[..., object]:
    """The function with this dotted path; the same path is the same function."""

    def called(*arguments: object, **named: object) -> object:
        return import_string(path)(*arguments, **named)

    called.path = path
    return called
