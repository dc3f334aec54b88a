"""What of this room goes into the log. What people said, and who they are, stays out of it."""

from frankpledge.partnership.audit.kinds import kind

CONCERN_WRITTEN = kind("concern written down", "a concern of {raised} was written down, by this way: {way}")
CONCERNS_WRITTEN = kind("concerns written down", "{what} written down from a list")
CONCERN_CHANGED = kind("concern changed", "a concern was changed: {what}")
CONCERN_ANSWERED = kind("concern answered", "it was written down that a concern was answered on {on}")
ANSWER_TAKEN_BACK = kind("answer taken back", "a concern is no longer taken as answered")
CONCERN_WITHDRAWN = kind("concern withdrawn", "a concern was withdrawn, and no longer counts")
CONCERN_PUT_BACK = kind("concern put back", "a concern that was withdrawn counts again")
CONCERNS_CARRIED_OVER = kind(
    "concerns carried over", "{what} copied to the register of {new}, which follows {olds}", years=100
)

# Of what is kept private. Not even its day and its way: who reads the log need not be one who may see it.
PRIVATE_CONCERN_WRITTEN = kind("private concern written down", "a private concern was written down")
PRIVATE_CONCERNS_WRITTEN = kind("private concerns written down", "{what} written down from a list")
PRIVATE_CONCERNS_CARRIED_OVER = kind(
    "private concerns carried over", "{what} copied to the register of {new}, which follows {olds}", years=100
)
CONCERN_MADE_PRIVATE = kind("concern made private", "a concern was made private")
CONCERN_MADE_OPEN = kind("concern made open", "a concern that was private was made open")
PRIVATE_CONCERNS_LISTED = kind(
    "private concerns listed", "private concerns were seen in a list or by searching: {found}", years=3, look=True
)
PRIVATE_CONCERN_READ = kind("private concern read", "a private concern was looked at", years=3, look=True)
