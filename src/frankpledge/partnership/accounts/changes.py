"""What changes of an account: its name, second factor, lock and sessions, and the links that set a password."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.utils import reset as forget_failures
from django.conf import settings
from django.db import transaction

from frankpledge.partnership.accounts import kinds, knocking, rules, sessions
from frankpledge.partnership.accounts.signals import second_factor_gone
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def change_name(*, person: Person, name: str, by: Person) -> None:
    """A person's name, as others see it."""
    if name == person.name:
        return
    told = {"before": person.name, "after": name}
    Person.objects.filter(pk=person.pk).update(name=name)
    person.name = name
    record(kinds.NAME_CHANGED, by=by, about=person, subject=person, personal=told)


@transaction.atomic
def reset_second_factor(*, membership: Membership, by: Person) -> None:
    """Whoever lost theirs is signed out everywhere, and sets up a new one when they sign in. Raises Refused."""
    check(rules.may_reset_second_factor(by, membership))
    _without_second_factor(membership.person, by)
    slug = membership.agency.partnership.slug
    record(kinds.SECOND_FACTOR_RESET, by=by, about=membership.person, partnership=slug)


@transaction.atomic
def bind(*, person: Person) -> None:
    """The council's own sign-in vouches for somebody for the first time: nothing else opens their account any more.

    Whoever invited them saw the link, and might have chosen a password in their place.
    """
    _without_second_factor(person, person)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record(kinds.BOUND, by=person, about=person)


@transaction.atomic
def unlock(*, person: Person, by: object) -> None:
    """For whoever can't get in any more: no second factor, no lock, and no session that is not theirs."""
    _without_second_factor(person, by)
    forget_failures(username=knocking.digest(person.email))
    record(kinds.UNLOCKED, by=by, about=person)


@transaction.atomic
def link_to_password(*, person: Person, by: object, host: str) -> str:
    """A link that sets a password once, within a day. Nothing of it is kept."""
    record(kinds.LINK_MADE, by=by, about=person)
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    path = outside("account_reset_password_from_key", uidb36=user_pk_to_url_str(person), key=key)
    return f"{settings.ADDRESS or host}{path}"


@transaction.atomic
def end_session(*, session: UserSession, by: Person) -> None:
    """Somebody signs out in one other place."""
    session.end()
    record(kinds.SESSIONS_ENDED, by=by, about=session.user, number=1)


@transaction.atomic
def end_other_sessions(*, person: Person, but: str, by: Person) -> int:
    """Somebody signs out everywhere but here. How many places there were."""
    number = sessions.end(person, but=but)
    if number:
        record(kinds.SESSIONS_ENDED, by=by, about=person, number=number)
    return number


def _without_second_factor(person: Person, by: object) -> None:
    Authenticator.objects.filter(user=person).delete()
    sessions.end(person)
    second_factor_gone.send(sender=Person, person=person, by=by)
