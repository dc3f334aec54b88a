from django.apps import AppConfig


class Assess(AppConfig):
    name = "frankpledge.partnership.assess"
    label = "assess"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.assess import freezing, listening  # noqa: F401, PLC0415 - once all models are there
