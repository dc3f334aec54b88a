from django.apps import AppConfig


class Consult(AppConfig):
    name = "frankpledge.partnership.consult"
    label = "consult"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.consult import listening  # noqa: F401, PLC0415 - once all models are there
