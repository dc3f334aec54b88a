from django.urls import path

from frankpledge.partnership.assess import views

app_name = "assess"
urlpatterns = [path("", views.assessment, name="assessment")]
