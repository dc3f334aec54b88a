"""What pages are made of, kept while the process lives: once for each language, since it holds words."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

P = ParamSpec("P")
R = TypeVar("R")


def kept(maxsize: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's latest answers by its arguments (hashable, by position) and the language of the page."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=maxsize)
        def by_language(language: str | None, *arguments: P.args) -> R:
            return function(*arguments)

        @wraps(function)
        def answered(*arguments: P.args) -> R:
            return by_language(get_language(), *arguments)

        return answered

    return keeping
