"""What of this room goes into the log. Neither a code nor a score, nor who scored, nor what people typed."""

from frankpledge.partnership.audit.kinds import kind

WORKSHOP_MADE = kind("workshop made", "a priority workshop was prepared for {year}", years=100)
ISSUES_ADDED = kind("issues added", "{count} issues were added to the priority workshop of {year}")
ISSUE_CHANGED = kind("issue changed", "an issue of the priority workshop of {year} was written anew")
ISSUE_REMOVED = kind("issue removed", "an issue was taken out of the priority workshop of {year}")
SCORING_OPENED = kind(
    "scoring opened", "scoring was opened in the priority workshop of {year}: {issues} issues", years=100
)
SLIPS_MADE = kind("slips made", "{count} slips were made for the priority workshop of {year}")
SLIP_WITHDRAWN = kind("slip withdrawn", "a slip of the priority workshop of {year} was withdrawn")
BALLOT_TAKEN = kind("ballot taken", "a ballot of the priority workshop of {year} was taken on a screen", years=2)
SCORING_CLOSED = kind(
    "scoring closed", "scoring was closed in the priority workshop of {year}: {sent} ballots were sent", years=100
)
ISSUE_DECIDED = kind("issue decided", "an issue of the priority workshop of {year} was decided: {decision}")
PRIORITIES_DECIDED = kind(
    "priorities decided", "the priorities of {year} were written down as decided: {count} of them", years=100
)
PRIORITIES_REOPENED = kind("priorities reopened", "the priorities of {year} are being decided again", years=100)
CRITERIA_CARRIED_OVER = kind(
    "criteria carried over", "the criteria of {old}'s own went to {new}, for its workshops to come", years=100
)
