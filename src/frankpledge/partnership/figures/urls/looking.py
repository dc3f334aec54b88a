from django.urls import path

from frankpledge.partnership.figures.views import analyses, areas, figure, held, measures, peers, tables

app_name = "figures"
urlpatterns = [
    path("area/<str:code>/measures/", measures.measures, name="measures"),
    path("area/<str:code>/measures.csv", measures.measures_csv, name="measures-csv"),
    path("area/<str:code>/measures/<str:measure>/", measures.measure, name="measure"),
    path("area/<str:code>/measures/<str:measure>.csv", measures.months_csv, name="months-csv"),
    path("area/<str:code>/peers/", peers.peers, name="peers"),
    path("area/<str:code>/tables/", tables.table, name="tables"),
    path("area/<str:code>/tables.csv", tables.table_csv, name="tables-csv"),
    path("area/<str:code>/areas/", areas.areas, name="areas"),
    path("area/<str:code>/held/", held.coverage, name="held"),
    path("area/<str:code>/analysis/", analyses.every, name="analyses"),
    path("area/<str:code>/analysis/<str:analysis>/", analyses.analysis, name="analysis"),
    path("area/<str:code>/analysis/<str:analysis>.csv", analyses.analysis_csv, name="analysis-csv"),
    path("area/<str:code>/analysis/<str:analysis>.geojson", analyses.analysis_geojson, name="analysis-geojson"),
    path("figure/<str:figure_id>/", figure.figure, name="figure"),
]
