"""A partnership's own pages, below /p/<its slug>/."""

from django.urls import include, path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission

urlpatterns = [
    path("", include("frankpledge.partnership.home.urls.partnership")),
    path("", include("frankpledge.partnership.figures.urls.partnership")),
    path("jobs/", include("frankpledge.partnership.jobs.urls")),
    path("", include("frankpledge.partnership.assess.urls.partnership")),
    path("concerns/", include("frankpledge.partnership.consult.urls")),
    path("workshops/", include("frankpledge.partnership.workshop.urls.partnership")),
    *needs(Permission.CHECK_REPORTS, path("", include("frankpledge.partnership.check.urls"))),
    path("duties/", include("frankpledge.partnership.duties.urls.partnership")),
    path("partnership/", include("frankpledge.partnership.accounts.partnership_urls")),
    path("partnership/", include("frankpledge.partnership.agencies.urls.partnership")),
]

handler400 = "frankpledge.partnership.design.errors.bad_request"
handler403 = "frankpledge.partnership.design.errors.forbidden"
handler404 = "frankpledge.partnership.design.errors.not_found"
handler500 = "frankpledge.partnership.design.errors.server_error"
