"""A look at one warehouse: what can be shown without knowing who looks."""

from django.urls import include, path

urlpatterns = [
    path("", include("frankpledge.partnership.home.urls.looking")),
    path("", include("frankpledge.partnership.figures.urls.looking")),
    path("", include("frankpledge.partnership.assess.urls.looking")),
    path("", include("frankpledge.partnership.check.urls")),
    path("design/", include("frankpledge.partnership.design.urls")),
]

handler400 = "frankpledge.partnership.design.errors.bad_request"
handler403 = "frankpledge.partnership.design.errors.forbidden"
handler404 = "frankpledge.partnership.design.errors.not_found"
handler500 = "frankpledge.partnership.design.errors.server_error"
