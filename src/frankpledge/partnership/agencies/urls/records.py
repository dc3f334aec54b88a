"""What is kept, for how long, who looked at it, and what people may ask about themselves."""

from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.agencies.views import documents, erasing, holds, log, own_record, subject_requests

urlpatterns = [
    *needs(
        Permission.READ_LOG,
        path("log/", log.log, name="log"),
        path("log/<int:number>/", log.event, name="event"),
    ),
    *needs(Permission.READ_SEALED, path("log/<int:number>/opened/", log.opened, name="event-opened")),
    *needs(Access.MEMBER, path("log/mine/", own_record.own_log, name="own-log")),
    *needs(
        Permission.READ_AGREEMENTS,
        path("kept/", documents.kept, name="kept"),
        path("kept/register/", documents.data_register, name="data-register"),
        path("kept/processing/", documents.processing, name="processing"),
        path("kept/impact/", documents.dpia, name="dpia"),
    ),
    *needs(
        Permission.KEEP_RECORDS,
        path("kept/holds/", holds.holds, name="holds"),
        path("kept/holds/new/", holds.new_hold, name="new-hold"),
        path("kept/holds/<int:hold>/lift/", holds.lift, name="lift-hold"),
        path("kept/left/", erasing.left, name="left"),
        path("kept/left/<int:person>/erase/", erasing.erase, name="erase"),
        path("kept/requests/", subject_requests.requests, name="requests"),
        path("kept/requests/new/", subject_requests.new_request, name="new-request"),
        path("kept/requests/<int:asked>/", subject_requests.subject_request, name="request"),
        path("kept/requests/<int:asked>/download/", subject_requests.download, name="request-download"),
    ),
]
