"""What of an account a partnership's own pages change."""

from django.urls import path

from frankpledge.partnership.accounts.views import resetting
from frankpledge.partnership.agencies.access import needs
from frankpledge.partnership.agencies.permissions import Permission

app_name = "accounts"
urlpatterns = needs(
    Permission.CHANGE_MEMBERS,
    path("people/<int:membership>/second-factor/", resetting.reset_second_factor, name="reset-second-factor"),
)
