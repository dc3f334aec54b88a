"""How a view asks for a change: what a rule refuses is said at the head of the form, beside what was typed."""

from collections.abc import Callable
from typing import TypeVar

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.design.forms import Form

T = TypeVar("T")


def attempt(form: Form, change: Callable[[], T]) -> T | None:
    """The change's answer; nothing where it was refused, and then the form says why."""
    try:
        return change()
    except Refused as no:
        form.add_error(None, str(no))
        return None
