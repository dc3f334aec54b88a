from django.apps import AppConfig


class Accounts(AppConfig):
    name = "frankpledge.partnership.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from frankpledge.partnership.accounts import witnessing  # noqa: F401, PLC0415 - listens, once apps are there
