from django.urls import path

from frankpledge.partnership.home.views import evidence

app_name = "home"
urlpatterns = [
    path("", evidence.start, name="start"),
    path("areas/", evidence.areas, name="areas"),
    path("area/<str:code>/", evidence.overview, name="overview"),
]
