from django.apps import AppConfig


class Duties(AppConfig):
    name = "frankpledge.partnership.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.duties import chores, listening  # noqa: F401, PLC0415 - once all models are there
