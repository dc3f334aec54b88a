from django.urls import path

from frankpledge.partnership.figures import views

app_name = "figures"
urlpatterns = [
    path("measures/", views.measures, name="measures"),
    path("held/", views.held, name="held"),
]
