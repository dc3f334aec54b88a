"""For who looks after the host: the coordinators of a partnership, and that one of them is gone."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.agencies.views import coordinators

urlpatterns = needs(
    Access.HOST,
    path("partnership/<slug:slug>/coordinators/", coordinators.coordinators, name="coordinators"),
    path("partnership/<slug:slug>/coordinators/<int:membership>/gone/", coordinators.gone, name="coordinator-gone"),
)
