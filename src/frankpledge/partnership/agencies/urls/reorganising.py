"""Setting partnerships up, merging and splitting them, and their policing bodies: for who looks after the host."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.agencies.views import first_coordinator, host, policing, setting_up, successions

urlpatterns = needs(
    Access.HOST,
    path("", host.partnerships, name="partnerships"),
    path("set-up/", setting_up.which, name="set-up"),
    path("set-up/review/", setting_up.review, name="set-up-review"),
    path("set-up/link/", first_coordinator.link, name="links"),
    path("together/", successions.together, name="work-together"),
    path("merge/", successions.merge, name="merge"),
    path("due/", host.bring, name="bring-about"),
    path("policing/", policing.bodies, name="policing"),
    path("policing/begin/", policing.begin, name="begin-policing"),
    path("policing/<int:body>/", policing.correct, name="correct-policing"),
    path("partnership/<slug:slug>/", host.partnership, name="host-partnership"),
    path("partnership/<slug:slug>/coordinator/", first_coordinator.invite, name="first-coordinator"),
    path("partnership/<slug:slug>/split/", successions.split, name="split"),
    path("partnership/<slug:slug>/call-off/", successions.call_off, name="call-off"),
)
