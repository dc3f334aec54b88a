"""Addresses of what people write in a chapter."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.assess.views import drafts, writing

_PASSAGE = "<str:year>/chapters/<int:chapter>/passages/<slug:passage>/"
urlpatterns = [
    # One's own unsaved words stay one's own, whatever role one holds meanwhile.
    *needs(
        Access.MEMBER,
        path("drafts/", drafts.drafts, name="drafts"),
        path(f"{_PASSAGE}discard/", drafts.discard, name="discard"),
    ),
    *needs(
        Permission.WRITE_ASSESSMENT,
        path(_PASSAGE, writing.write, name="write"),
        path(f"{_PASSAGE}draft/", drafts.keep, name="keep"),
    ),
]
