from frankpledge.partnership.agencies.urls import agreements, hub, members, records

app_name = "agencies"
urlpatterns = [
    *hub.urlpatterns,
    *members.urlpatterns,
    *agreements.routes,
    *records.urlpatterns,
]
