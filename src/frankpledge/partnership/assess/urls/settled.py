"""Addresses of what is missing, and what newer data would change."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.views import boxes, newer

urlpatterns = needs(
    Permission.WRITE_ASSESSMENT,
    path("<str:year>/boxes/", boxes.boxes, name="boxes"),
    path("<str:year>/newer/", newer.newer, name="newer"),
)
