from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.jobs import views

app_name = "jobs"
urlpatterns = needs(
    Access.MEMBER,  # of whom each sees their own, and of others' what their roles let them see
    path("", views.jobs, name="jobs"),
    path("<int:job>/", views.job, name="job"),
    path("<int:job>/cancel/", views.cancel, name="cancel"),
    path("<int:job>/again/", views.again, name="again"),
)
