from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.duties.views import calendar, clocks, doing, settling

app_name = "duties"
urlpatterns = [
    *needs(
        Permission.READ_DUTIES,
        path("", calendar.calendar, name="calendar"),
        path("rules/", calendar.rules, name="rules"),
        path("rules/<slug:rule>/", calendar.duty, name="duty"),
        path("clocks/<int:clock>/", clocks.clock, name="clock"),
    ),
    *needs(
        Permission.RECORD_DUTIES,
        path("rules/<slug:rule>/done/<slug:key>/", doing.done, name="done"),
        path("rules/<slug:rule>/not-done/<slug:key>/", doing.reopen, name="reopen"),
        path("clocks/", clocks.choose, name="clocks"),
        path("clocks/start/<slug:rule>/", clocks.start, name="start"),
        path("clocks/<int:clock>/stop/", clocks.stop, name="stop"),
        path("clocks/<int:clock>/extend/", clocks.extend, name="extend"),
        path("clocks/<int:clock>/not-done/", clocks.reopen, name="reopen-clock"),
        path("clocks/<int:clock>/take-back/", clocks.take_back, name="take-back"),
    ),
    *needs(
        Permission.CHANGE_DUTIES,
        path("since/", settling.since, name="since"),
        path("rules/<slug:rule>/switch-on/", settling.switch_on, name="switch-on"),
        path("rules/<slug:rule>/switch-off/", settling.switch_off, name="switch-off"),
        path("rules/<slug:rule>/owners/", settling.owners, name="owners"),
    ),
]
