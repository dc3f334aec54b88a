from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Access
from frankpledge.partnership.duties.views import feed, reminders

app_name = "duties"
urlpatterns = [
    *needs(
        Access.SIGNED_IN,
        path("", reminders.reminders, name="reminders"),
        path("calendar/", reminders.renew, name="renew-address"),
        path("calendar/withdraw/", reminders.withdraw, name="withdraw-address"),
    ),
    # Whoever has the secret has the calendar: a calendar program can't sign in. Without it there is no such page.
    *needs(Access.ANYONE, path("calendar/<str:token>.ics", feed.feed, name="feed")),
]
