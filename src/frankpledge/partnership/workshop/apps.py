from django.apps import AppConfig


class Workshop(AppConfig):
    name = "frankpledge.partnership.workshop"
    label = "workshop"
    default_auto_field = "django.db.models.BigAutoField"
