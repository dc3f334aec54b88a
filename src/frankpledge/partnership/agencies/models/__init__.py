"""What is. Each file is one idea; whoever needs a model names it from here."""

from frankpledge.partnership.agencies.models.agency import Agency
from frankpledge.partnership.agencies.models.agreement import Agreement
from frankpledge.partnership.agencies.models.feed import Delivery, Feed
from frankpledge.partnership.agencies.models.hold import Hold
from frankpledge.partnership.agencies.models.invitation import Invitation
from frankpledge.partnership.agencies.models.membership import Holding, Membership
from frankpledge.partnership.agencies.models.partnership import Partnership, PartnershipArea
from frankpledge.partnership.agencies.models.person import Person
from frankpledge.partnership.agencies.models.policing import PolicingBody
from frankpledge.partnership.agencies.models.subject_request import SubjectRequest
from frankpledge.partnership.agencies.models.submission import Submission
from frankpledge.partnership.agencies.models.succession import Succession

__all__ = [
    "Agency", "Agreement", "Delivery", "Feed", "Hold", "Holding", "Invitation", "Membership", "Partnership",
    "PartnershipArea", "Person", "PolicingBody", "SubjectRequest", "Submission", "Succession",
]  # fmt: skip
