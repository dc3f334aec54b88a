"""What of this room goes into the log."""

from frankpledge.partnership.audit.kinds import kind

JOB_CANCELLED = kind("job cancelled", "“{title}” was cancelled")
JOB_AGAIN = kind("job tried again", "“{title}” was asked for again, after it had not been done")
