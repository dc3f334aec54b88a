"""The council's own sign-in (OpenID Connect). It says who somebody is; whether they belong here is ours to say.

Nobody gets an account by it. At the first time a person is found by an e-mail address that the provider calls verified,
and from then on by the provider's own number for them: an address that is given to a new colleague opens nothing.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.http import HttpRequest

from frankpledge.partnership.accounts import changes, invitations
from frankpledge.partnership.accounts.views import refused
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.models import Person


class ProviderAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whether the provider's person is one of ours. What else it tells about them is not kept."""
        told = sociallogin.account.extra_data
        sociallogin.account.extra_data = {}
        if sociallogin.state.get("process", AuthProcess.LOGIN) != AuthProcess.LOGIN or not _one_person(told):
            raise ImmediateHttpResponse(refused.provider_failed(request))
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        email = _email(told, sociallogin.provider.app.settings.get("domains") or [])
        person = _ours(request, email) if email else None
        if person is None or _bound_already(person, sociallogin):
            raise ImmediateHttpResponse(refused.unknown_to_us(request))
        changes.bind(person=person)
        sociallogin.connect(request, person)

    def on_authentication_error(self, request: HttpRequest, provider: object, **named: object) -> None:
        raise ImmediateHttpResponse(refused.provider_failed(request, named.get("error") or ""))

    def send_notification_mail(self, *arguments: object, **named: object) -> None:
        """Signing in as one always does at work is no news."""


def _ours(request: HttpRequest, email: str) -> Person | None:
    known = Person.objects.filter(email__iexact=email).first()
    if known is not None:
        return known if known.is_active else None
    try:
        return invitations.join_vouched(request, email)
    except Refused:
        return None


def _one_person(told: dict[str, dict]) -> bool:
    """The token and the profile are about the same person (OpenID Connect Core 1.0, 5.3.2)."""
    subjects = {part["sub"] for part in told.values() if isinstance(part, dict) and "sub" in part}
    return len(subjects) == 1


def _email(told: dict[str, dict], domains: list[str]) -> str:
    """The address, if it is verified and of a domain that sign-in.toml names; Entra calls that `xms_edov`."""
    for part in (told.get("userinfo"), told.get("id_token")):
        if not part or not part.get("email"):
            continue
        verified = part.get("email_verified", part.get("xms_edov"))
        domain = part["email"].rpartition("@")[2].lower()
        if verified in (True, "true", 1, "1") and (not domains or domain in domains):
            return part["email"]
    return ""


def _bound_already(person: Person, sociallogin: SocialLogin) -> bool:
    return SocialAccount.objects.filter(user=person, provider=sociallogin.account.provider).exists()
