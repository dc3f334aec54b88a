"""Addresses of what was frozen: read, compared and taken away."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.views import freezing, frozen

_VERSION = "<str:year>/versions/<int:number>"
urlpatterns = [
    *needs(
        Permission.CHANGE_ASSESSMENT,
        path("<str:year>/freeze/", freezing.freeze, name="freeze"),
        path("<str:year>/correct/", freezing.correct, name="correct"),
        path("<str:year>/correct/drop/", freezing.drop, name="drop"),
    ),
    *needs(
        Permission.READ_ASSESSMENT,
        path(f"{_VERSION}/", frozen.version, name="version"),
        path(f"{_VERSION}/changes/", frozen.difference, name="difference"),
        path(f"{_VERSION}/<slug:document>.<slug:form>", frozen.document, name="document"),
    ),
]
