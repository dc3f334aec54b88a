"""Addresses of a partnership's priority workshops, for its members."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.workshop.views import deciding, preparing, results, running, workshops

app_name = "workshop"
urlpatterns = [
    *needs(
        Permission.RUN_WORKSHOPS,
        path("prepare/", preparing.make, name="make"),
        path("<str:year>/issues/offered/", preparing.offered, name="offered"),
        path("<str:year>/issues/add/", preparing.add, name="add-issue"),
        path("<str:year>/issues/<int:issue>/", preparing.change, name="change-issue"),
        path("<str:year>/issues/<int:issue>/remove/", preparing.remove, name="remove-issue"),
        path("<str:year>/issues/<int:issue>/decide/", deciding.decide, name="decide"),
        path("<str:year>/open/", running.open_scoring, name="open"),
        path("<str:year>/slips/", running.slips, name="slips"),
        path("<str:year>/slips/withdraw/", running.withdraw, name="withdraw"),
        path("<str:year>/close/", running.close, name="close"),
        path("<str:year>/write-down/", deciding.write_down, name="write-down"),
        path("<str:year>/decide-again/", deciding.reopen, name="reopen"),
    ),
    *needs(
        Permission.SCORE_ISSUES,
        path("", workshops.workshops, name="workshops"),
        path("<str:year>/", workshops.workshop, name="year"),
        path("<str:year>/take/", running.take, name="take"),
        path("<str:year>/results/", results.results, name="results"),
        path("<str:year>/decided/", deciding.decided, name="decided"),
    ),
]
