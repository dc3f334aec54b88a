from django.apps import AppConfig


class Audit(AppConfig):
    name = "frankpledge.partnership.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.audit import checks  # noqa: F401, PLC0415 - registers itself, once apps are there
