from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.figures.urls import looking
from frankpledge.partnership.figures.views import uploads

app_name = "figures"
urlpatterns = [
    *needs(Permission.READ_EVIDENCE, *looking.urlpatterns),
    *needs(
        Permission.LOAD_DATA,
        path("load/", uploads.load, name="load"),
        path("load/<slug:door>/", uploads.send, name="load-files"),
        path("load/<int:job>/problems.csv", uploads.problems_csv, name="load-problems"),
        path("load/<int:job>/refused/<int:file>.csv", uploads.refused_csv, name="load-refused"),
    ),
]
