from django.urls import path

from frankpledge.partnership.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("forms/", views.forms, name="forms"),
    path("places.geojson", views.places, name="places"),
    path("errors/<int:code>/", views.error, name="error"),
]
