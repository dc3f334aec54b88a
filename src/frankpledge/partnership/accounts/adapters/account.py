"""Signing in with an e-mail address and a password."""

import logging
import threading
import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.accounts import knocking
from frankpledge.partnership.accounts.views import refused
from frankpledge.partnership.agencies.models import Person

logger = logging.getLogger(__name__)
DONE = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "mfa/messages/totp_activated.txt": _("The app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer asked for."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again"),
        "enter_current_password": _("This is not your current password. Check it and try again"),
        "incorrect_password": _("This is not your password. Check it and try again"),
        "incorrect_code": _("This code is not right. Enter the one that the app shows now"),
        "too_many_login_attempts": _("There were too many tries. Wait a few minutes, then try again"),
        "rate_limited": _("There were too many tries. Wait a few minutes, then try again"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["frankpledge.partnership.accounts.stages.SecondFactorStage"]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """What was done, in our words; nothing of what everybody can see, such as having signed in."""
        words = message or DONE.get(message_template or "")
        if words:
            with translation.override(settings.LANGUAGE_CODE):  # the page that shows it says it in its own language
                words = str(words)
            messages.add_message(request, level, words, extra_tags=extra_tags)

    # Failures: counted without the address, and refused with a page.

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        return knocking.key(request, credentials.get("email", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(refused.too_many(request)) from None

    def reauthenticate(self, user: Person, password: str) -> bool:
        known = self.authenticate(context.request, email=user.email, password=password)
        return known is not None and known.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **named: object) -> bool:
        """Who has just signed in is not asked again at the next step."""
        steps = get_authentication_records(context.request, context.request.user)
        return not steps or time.time() - steps[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return refused.account()

    def post_login(self, request: HttpRequest, user: Person, **named: object) -> HttpResponse:
        response = super().post_login(request, user, **named)
        knocking.remember(request, response, user)
        return response

    # E-mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """After the answer, so that its time doesn't tell whether there was anybody to write to."""
        if not settings.MAIL:
            return
        told = {"email": email, "address": settings.ADDRESS or self.request.get_host()}
        with translation.override(settings.LANGUAGE_CODE):  # letters have no Welsh yet, and none is half in each
            message = self.render_mail(template_prefix, email, told | context)
        threading.Thread(target=_send, args=(message,), daemon=True).start()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, object] | None = None,
        email: str | None = None,
    ) -> None:
        super().send_notification_mail(template_prefix, user, context, email or user.email)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as error:  # smtplib's own are among them
        logger.error("An e-mail could not be sent: %s", type(error).__name__)
