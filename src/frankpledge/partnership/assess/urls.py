from django.urls import path

from frankpledge.partnership.assess import views

app_name = "assess"
urlpatterns = [
    path("area/<str:code>/assessment/", views.assessment, name="assessment"),
    path("area/<str:code>/assessment.<str:form>", views.assessment_file, name="assessment-file"),
]
