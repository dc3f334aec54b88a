from django.urls import include, path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.urls import frozen, looking, settled, writing, years

app_name = "assess"
urlpatterns = [
    *needs(Permission.READ_ASSESSMENT, *looking.urlpatterns),
    path("assessments/", include(frozen.urlpatterns)),
    path("assessments/", include(writing.urlpatterns)),  # before the years: its “drafts/” is none of them
    path("assessments/", include(years.urlpatterns)),
    path("assessments/", include(settled.urlpatterns)),
]
