"""System checks of measures: a definition that can't be used stops the program; one that is due for review warns."""

import datetime as dt
from collections.abc import Iterable

from django.core.checks import Error, Warning, register
from django.utils import timezone

from frankpledge.evidence.measures.loading import WrongDefinition, measures
from frankpledge.evidence.measures.model import Measure


@register
def every_measure_can_be_used(app_configs: object, **options: object) -> list[Error]:
    try:
        measures()
    except WrongDefinition as error:
        return [Error(f"A measure can't be used: {error}.", id="frankpledge.E004")]
    return []


@register
def no_measure_is_past_its_review(app_configs: object, **options: object) -> list[Warning]:
    try:
        return past_review(measures().values(), timezone.localdate())
    except WrongDefinition:
        return []  # told by the check above


def past_review(defined: Iterable[Measure], today: dt.date) -> list[Warning]:
    """A measure stays in use on the day it is to be reviewed by, and is told of from the next."""
    return [
        Warning(
            f"The measure “{measure.title}” was to be reviewed by {measure.review_by}.",
            hint="Ask whoever the definition names whether it still holds, and write the next date into its file.",
            id="frankpledge.W005",
        )
        for measure in defined
        if measure.review_by < today
    ]
