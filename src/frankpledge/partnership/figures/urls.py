from django.urls import path

from frankpledge.partnership.figures import views

app_name = "figures"
urlpatterns = [
    path("area/<str:code>/measures/", views.measures, name="measures"),
    path("area/<str:code>/measures.csv", views.measures_csv, name="measures-csv"),
    path("area/<str:code>/measures/<str:measure>/", views.measure, name="measure"),
    path("area/<str:code>/measures/<str:measure>.csv", views.months_csv, name="months-csv"),
    path("area/<str:code>/held/", views.coverage, name="held"),
    path("figure/<str:figure_id>/", views.figure, name="figure"),
]
