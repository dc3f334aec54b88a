"""The hub of a partnership, its history, its looks and its areas."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.agencies.views import changing, history, partnership

urlpatterns = [
    *needs(
        Permission.READ_PARTNERSHIP,
        path("", partnership.partnership, name="partnership"),
        path("history/", history.history, name="history"),
    ),
    *needs(
        Access.MEMBER,
        path("colours.css", changing.colours, name="colours"),
        path("logo", changing.logo_picture, name="logo"),
    ),
    *needs(
        Permission.CHANGE_PARTNERSHIP,
        path("change/", changing.change, name="change-partnership"),
        path("change/logo/", changing.logo, name="change-logo"),
        path("change/logo/none/", changing.no_logo, name="no-logo"),
        path("change/area/", changing.add_area, name="add-area"),
        path("change/area/<int:area>/end/", changing.end_area, name="end-area"),
    ),
]
