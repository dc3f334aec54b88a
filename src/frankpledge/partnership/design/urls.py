from django.urls import path

from frankpledge.partnership.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("errors/<int:code>/", views.error, name="error"),
]
