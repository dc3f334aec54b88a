from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.home.views import evidence, partnership, search

app_name = "home"
urlpatterns = [
    *needs(
        Access.MEMBER,
        path("", partnership.start, name="start"),
        path("search/", search.find, name="search"),  # of what each may read
    ),
    *needs(
        Permission.READ_EVIDENCE,
        path("area/", evidence.start, name="figures"),
        path("areas/", evidence.areas, name="areas"),
        path("area/<str:code>/", evidence.overview, name="overview"),
    ),
]
