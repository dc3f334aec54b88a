"""Scoring on a telephone: whoever has a slip with a code, signed in or not."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.workshop.views import scoring

app_name = "score"
urlpatterns = needs(
    Access.ANYONE,
    path("", scoring.start, name="start"),
    path("ballot/", scoring.overview, name="ballot"),
    path("issues/<int:number>/", scoring.issue, name="issue"),
    path("send/", scoring.send, name="send"),
    path("leave/", scoring.leave, name="leave"),
)
