from django.apps import AppConfig


class Figures(AppConfig):
    """It has no tables. Its jobs and chores are made known to workers here."""

    name = "frankpledge.partnership.figures"
    label = "figures"

    def ready(self) -> None:
        from frankpledge.partnership.figures import checks, loads  # noqa: F401, PLC0415 - they register themselves
