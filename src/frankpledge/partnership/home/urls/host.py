from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.home.views import host

app_name = "home"
urlpatterns = needs(Access.SIGNED_IN, path("", host.start, name="start"))
