"""System checks: a field whose sensitivity was forgotten, and a kind of event without a sentence, stop the program."""

from django.core.checks import Error, register

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
