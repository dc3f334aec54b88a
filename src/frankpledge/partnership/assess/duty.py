"""Which law asks a partnership for a strategic assessment. England's regulations and those of Wales are two."""

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.duties.law.loading import rules

ENGLAND, WALES = "strategic-assessment", "strategic-assessment-wales"


def duty_of(partnership: Partnership) -> str:
    """The id of the duty's rule; "" where no rule asks for one, as of a county's partnership in England."""
    theirs = (each.id for each in rules() if each.is_for(partnership.nation, partnership.tier))
    return next((id for id in theirs if id in (ENGLAND, WALES)), "")


def is_bound(partnership: Partnership) -> bool:
    """Whether regulation 6 of SI 2007/1830 says what its assessment has to hold. Elsewhere that is a guide."""
    return duty_of(partnership) == ENGLAND
