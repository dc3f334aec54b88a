"""Addresses of opening a year's assessment, its chapters, their findings and who signs them off."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.views import chapters, findings, signing, years

_CHAPTER = "<str:year>/chapters/<int:chapter>"
urlpatterns = [
    *needs(Permission.READ_ASSESSMENT, path("", years.all_years, name="years")),
    *needs(
        Permission.CHANGE_ASSESSMENT,
        path("open/", years.open_year, name="open"),
        path("<str:year>/chapters/add/", chapters.add, name="add-chapter"),
        path(f"{_CHAPTER}/settle/", chapters.settle, name="settle"),
        path(f"{_CHAPTER}/take-out/", chapters.take_out, name="take-out"),
    ),
    *needs(
        Permission.WRITE_ASSESSMENT,
        path("<str:year>/", years.year, name="year"),
        path(f"{_CHAPTER}/", chapters.chapter, name="chapter"),
        path(f"{_CHAPTER}/findings/", findings.take_all, name="take-all"),
        path(f"{_CHAPTER}/findings/<int:finding>/", findings.finding, name="finding"),
        path(f"{_CHAPTER}/why/<slug:measure>/", findings.why, name="why"),
        path(f"{_CHAPTER}/sign/", signing.sign, name="sign"),
        path(f"{_CHAPTER}/withdraw/", signing.withdraw, name="withdraw"),
    ),
]
