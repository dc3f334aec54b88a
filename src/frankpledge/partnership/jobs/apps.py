from django.apps import AppConfig


class Jobs(AppConfig):
    name = "frankpledge.partnership.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.jobs import housekeeping  # noqa: F401, PLC0415 - registers itself
