from django.urls import path

from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.consult.views import looking, pasting, privacy, writing

app_name = "consult"
urlpatterns = [
    *needs(
        Permission.READ_CONCERNS,
        path("", looking.concerns, name="concerns"),
        path("ranking/", looking.ranking, name="ranking"),
        path("reached/", looking.reached, name="reached"),
        path("<int:concern>/", looking.concern, name="concern"),
    ),
    *needs(
        Permission.CHANGE_PRIVACY,
        path("<int:concern>/make-private/", privacy.make_private, name="make-private"),
        path("<int:concern>/make-open/", privacy.make_open, name="make-open"),
    ),
    *needs(
        Permission.RECORD_CONCERNS,
        path("write/", writing.write, name="write"),
        path("paste/", pasting.paste, name="paste"),
        path("<int:concern>/change/", writing.change, name="change"),
        path("<int:concern>/answer/", writing.answer, name="answer"),
        path("<int:concern>/withdraw/", writing.withdraw, name="withdraw"),
        path("<int:concern>/put-back/", writing.put_back, name="put-back"),
    ),
]
