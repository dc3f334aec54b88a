"""What of this room goes into the log."""

from frankpledge.partnership.audit.kinds import kind

SETTINGS_TAKEN_IN = kind("settings taken in", "settings were taken in from a file: {what}", years=100)
