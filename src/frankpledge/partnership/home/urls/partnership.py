from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.home.views import evidence, partnership, search, settings_file

app_name = "home"
urlpatterns = [
    *needs(
        Access.MEMBER,
        path("", partnership.start, name="start"),
        path("search/", search.find, name="search"),  # of what each may read
    ),
    *needs(
        Permission.CHANGE_PARTNERSHIP,
        path("partnership/settings-file/", settings_file.settings_file, name="settings-file"),
        path("partnership/settings-file/download/", settings_file.download, name="settings-download"),
        path("partnership/settings-file/usual/", settings_file.usual, name="settings-usual"),
    ),
    *needs(
        Permission.READ_EVIDENCE,
        path("area/", evidence.start, name="figures"),
        path("areas/", evidence.areas, name="areas"),
        path("area/<str:code>/", evidence.overview, name="overview"),
    ),
]
