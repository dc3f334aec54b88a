from django.urls import path

from frankpledge.partnership.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("areas/", views.areas, name="areas"),
    path("area/<str:code>/", views.overview, name="overview"),
]
