"""What of this room goes into the log. What people said, and who they are, stays out of it."""

from frankpledge.partnership.audit.kinds import kind

CONCERN_WRITTEN = kind("concern written down", "a concern of {raised} was written down, by this way: {way}")
CONCERNS_WRITTEN = kind("concerns written down", "{what} written down from a list")
CONCERN_CHANGED = kind("concern changed", "a concern was changed: {what}")
CONCERN_ANSWERED = kind("concern answered", "it was written down that a concern was answered on {on}")
ANSWER_TAKEN_BACK = kind("answer taken back", "a concern is no longer taken as answered")
CONCERN_WITHDRAWN = kind("concern withdrawn", "a concern was withdrawn, and no longer counts")
CONCERN_PUT_BACK = kind("concern put back", "a concern that was withdrawn counts again")
