from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.home.views import evidence, partnership

app_name = "home"
urlpatterns = [
    *needs(Access.MEMBER, path("", partnership.start, name="start")),
    *needs(
        Permission.READ_EVIDENCE,
        path("area/", evidence.start, name="figures"),
        path("areas/", evidence.areas, name="areas"),
        path("area/<str:code>/", evidence.overview, name="overview"),
    ),
]
