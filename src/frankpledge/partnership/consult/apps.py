from django.apps import AppConfig


class Consult(AppConfig):
    name = "frankpledge.partnership.consult"
    label = "consult"
    default_auto_field = "django.db.models.BigAutoField"
