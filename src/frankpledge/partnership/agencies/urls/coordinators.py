"""For who looks after the host: the coordinators of a partnership, that one is confirmed, and that one is gone."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.agencies.views import coordinators

COORDINATORS = "partnership/<slug:slug>/coordinators/"

urlpatterns = needs(
    Access.HOST,
    path(COORDINATORS, coordinators.coordinators, name="coordinators"),
    path(f"{COORDINATORS}<int:holding>/confirm/", coordinators.confirm, name="confirm-coordinator"),
    path(f"{COORDINATORS}<int:membership>/gone/", coordinators.gone, name="coordinator-gone"),
)
