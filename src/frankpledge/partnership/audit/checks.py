"""System checks: a field whose sensitivity was forgotten, a kind of event without a sentence, and a foreign key into
the vault stop the program."""

from collections.abc import Iterable

from django.core.checks import Error, register
from django.db.models import Model

from frankpledge.partnership.audit import sensitivity
from frankpledge.partnership.audit.kinds import KINDS


@register
def every_field_declares_its_sensitivity(app_configs: object, **options: object) -> list[Error]:
    return [
        Error(f"{model._meta.label} {fault}.", obj=model, id="frankpledge.E002")
        for model in sensitivity.models()
        for fault in sensitivity.faults(model)
    ]


@register
def every_kind_of_event_has_a_sentence(app_configs: object, **options: object) -> list[Error]:
    return [
        Error(
            f"The kind of event “{kind.key}” has no sentence, or does not say how long it is kept.",
            id="frankpledge.E003",
        )
        for kind in KINDS.values()
        if not kind.sentence.strip() or kind.years < 1
    ]


@register
def nothing_points_into_the_vault(app_configs: object, **options: object) -> list[Error]:
    return pointing_in(sensitivity.models())


def pointing_in(models: Iterable[type[Model]]) -> list[Error]:
    """A model of the vault holds what only its own room may join: no foreign key of another model leads to it."""
    return [
        Error(
            f"{key.related_model._meta.label}.{key.field.name} leads to {model._meta.label}, which is in the vault.",
            hint="Keep a reference that only the vault can look up.",
            obj=model,
            id="frankpledge.E007",
        )
        for model in models
        if sensitivity.in_vault(model)
        for key in model._meta.get_fields(include_hidden=True)
        if key.auto_created and not key.concrete and key.related_model is not model
        if not sensitivity.in_vault(key.related_model)
    ]
