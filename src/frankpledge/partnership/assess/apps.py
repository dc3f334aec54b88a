from django.apps import AppConfig


class Assess(AppConfig):
    name = "frankpledge.partnership.assess"
    label = "assess"
    default_auto_field = "django.db.models.BigAutoField"
