from django.urls import path

from frankpledge.partnership.assess.views import of_area

app_name = "assess"
urlpatterns = [
    path("area/<str:code>/assessment/", of_area.assessment, name="assessment"),
    path("area/<str:code>/assessment.<str:form>", of_area.assessment_file, name="assessment-file"),
]
