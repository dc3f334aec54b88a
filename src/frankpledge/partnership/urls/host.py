"""What belongs to no partnership: signing in, one's own account, choosing where to work, and the host itself."""

from django.urls import include, path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access

urlpatterns = [
    path("", include("frankpledge.partnership.home.urls.host")),
    path("account/", include("frankpledge.partnership.accounts.urls")),
    path("reminders/", include("frankpledge.partnership.duties.urls.host")),
    path("score/", include("frankpledge.partnership.workshop.urls.host")),
    path("host/", include("frankpledge.partnership.agencies.urls.host")),
    *needs(Access.SIGNED_IN, path("design/", include("frankpledge.partnership.design.urls"))),
]

handler400 = "frankpledge.partnership.design.errors.bad_request"
handler403 = "frankpledge.partnership.design.errors.forbidden"
handler404 = "frankpledge.partnership.design.errors.not_found"
handler500 = "frankpledge.partnership.design.errors.server_error"
handler429 = "frankpledge.partnership.accounts.views.refused.too_many"
