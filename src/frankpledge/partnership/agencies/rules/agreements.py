"""What a sharing agreement has to say (SI 2007/1830, reg. 4; Crime and Disorder Act 1998, ss.17A and 115)."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Agency, Agreement, Partnership
from frankpledge.partnership.agencies.models.agreement import Basis


def may_be_signed(signed: dt.date, today: dt.date) -> Answer:
    if signed > today:
        return No(_("The day of signing can't be in the future. Write the agreement down once it is signed."))
    return YES


def may_be_reviewed(review_on: dt.date, signed: dt.date) -> Answer:
    if review_on <= signed:
        return No(_("The review must be after the day of signing."))
    return YES


def may_be_between(parties: Collection[Agency], partnership: Partnership) -> Answer:
    if len({agency.pk for agency in parties}) < 2:
        return No(_("Choose at least two agencies: nobody shares alone."))
    if any(agency.partnership_id != partnership.pk for agency in parties):
        return No(_("Choose agencies of this partnership."))
    return YES


def may_rest_on(basis: str, law: str, personal: bool) -> Answer:
    """Section 17A is of depersonalised information: personal data need another law."""
    if basis == Basis.OTHER and not law.strip():
        return No(_("Name the law that lets you share, such as “Care Act 2014, section 45”."))
    if basis == Basis.DUTY_17A and personal:
        return No(
            _(
                "Section 17A is for depersonalised information only. "
                "Choose the law under which personal data are shared, such as section 115."
            )
        )
    return YES


def may_change(agreement: Agreement, today: dt.date) -> Answer:
    if agreement.replaced_by_id:
        return No(_("This agreement has been replaced. Change the one that replaced it."))
    if agreement.until is not None and agreement.until <= today:
        return No(_("This agreement has ended. Write down a new one."))
    return YES


def may_end(agreement: Agreement, ended: dt.date, today: dt.date) -> Answer:
    """`ended`: the first day on which it no longer holds."""
    if not (changeable := may_change(agreement, today)):
        return changeable
    if ended < agreement.since:
        return No(_("The agreement can't end before it was signed."))
    return YES
