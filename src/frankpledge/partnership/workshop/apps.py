from django.apps import AppConfig


class Workshop(AppConfig):
    name = "frankpledge.partnership.workshop"
    label = "workshop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.workshop import listening  # noqa: F401, PLC0415 - once all models are there
