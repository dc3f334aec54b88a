"""What may be written down of the data that agencies send."""

import datetime as dt

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies import quarters
from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed
from frankpledge.partnership.agencies.models.feed import OWN
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.design.wording import dated


def may_begin(feed: Feed, since: dt.date) -> Answer:
    """Whether a feed can have begun on a day: its agency took part by then, and it had not ended."""
    if since < feed.agency.since:
        return _joined_later(feed.agency)
    if feed.until is not None and since > feed.until:
        return No(_("The feed can't begin after it ended."))
    return YES


def _joined_later(agency: Agency) -> No:
    words = _("%(agency)s joined on %(day)s. Choose that day or a later one.")
    return No(words % {"agency": agency.name, "day": dated(agency.since)})


def may_agree(agency: Agency, data_set: str, title: str, since: dt.date) -> Answer:
    """Whether an agency may begin to send something: the same data set is agreed with it once at a time."""
    if since < agency.since:
        return _joined_later(agency)
    same = Feed.objects.filter(agency=agency, data_set=data_set, until__isnull=True)
    if data_set == OWN:
        same = same.filter(title__iexact=title)
    if same.exists():
        return No(_("%(agency)s has agreed to send this already.") % {"agency": agency.name})
    return YES


def may_come_under(agreement: Agreement | None, agency: Agency) -> Answer:
    """Only who signed an agreement sends anything under it."""
    if agreement is None:
        return YES
    if agreement.partnership_id != agency.partnership_id:
        return No(_("Choose an agreement of this partnership."))
    if not agreement.parties.filter(pk=agency.pk).exists():
        return No(
            _("%(agency)s is no party to “%(agreement)s”. Choose another agreement, or none.")
            % {"agency": agency.name, "agreement": agreement.title}
        )
    return YES


def may_end(feed: Feed, ended: dt.date, today: dt.date) -> Answer:
    if feed.until is not None and feed.until <= today:
        return No(_("This feed has ended already."))
    if ended < feed.since:
        return No(_("The feed can't end before it began."))
    return YES


def may_have_come(quarter: Quarter, received: dt.date, today: dt.date) -> Answer:
    """What a whole quarter holds can't be here before the quarter is over, nor on a day that has not come."""
    if received > today:
        return No(_("The day on which it came can't be in the future."))
    if received < quarter.last:
        return No(
            _("%(quarter)s was not over then. Check the day, or choose another quarter.") % {"quarter": quarter.words}
        )
    return YES


def may_record(feed: Feed, quarter: Quarter) -> Answer:
    if not quarters.asked(quarter, feed.since, feed.until):
        return No(
            _("“%(feed)s” was not agreed for %(quarter)s. Check when it began and ended.")
            % {"feed": feed.title, "quarter": quarter.words}
        )
    return YES
