from django.apps import AppConfig


class Agencies(AppConfig):
    name = "frankpledge.partnership.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.agencies import checks  # noqa: F401, PLC0415 - registers itself
        from frankpledge.partnership.design import checks as of_design  # noqa: F401, PLC0415 - no app of its own
