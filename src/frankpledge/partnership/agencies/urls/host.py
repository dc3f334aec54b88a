from frankpledge.partnership.agencies.urls import coordinators, reorganising

app_name = "agencies"
urlpatterns = [*reorganising.urlpatterns, *coordinators.urlpatterns]
