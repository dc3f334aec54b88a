"""What of this room goes into the log. References and evidence are other people's words: they stay out of it."""

from frankpledge.partnership.audit.kinds import kind

RULE_SWITCHED_ON = kind("rule switched on", "“{title}” was switched on, having been checked", years=100)
RULE_SWITCHED_OFF = kind("rule switched off", "“{title}” was switched off", years=100)
OWNERS_NAMED = kind("duty's owners named", "who sees to “{title}” was changed")
DUTY_DONE = kind("duty done", "“{title}”, {period}, was done on {on}")
DUTY_REOPENED = kind("duty reopened", "“{title}”, {period}, is no longer taken as done")
CLOCK_STARTED = kind("clock started", "a clock was started for “{title}”; it is due on {due}")
CLOCK_STOPPED = kind("clock stopped", "a clock for “{title}” was stopped: done on {on}")
CLOCK_EXTENDED = kind("clock extended", "a clock for “{title}” was extended to {to}")
CLOCK_CORRECTED = kind("clock corrected", "a clock for “{title}” that was started by mistake was taken back")
CALENDAR_KEPT_SINCE = kind("calendar kept since", "duties are followed here from {since} on", years=100)
DUTIES_CARRIED_OVER = kind(
    "duties carried over",
    "{clocks} running clocks, and what was settled about {rules} rules, went from {olds} to {new}",
    years=100,
)
REMINDERS_CHANGED = kind("reminders changed", "somebody chose when to be reminded", years=1)
CALENDAR_ADDRESS_RENEWED = kind("calendar address renewed", "somebody made a new address for their calendar", years=1)
CALENDAR_ADDRESS_WITHDRAWN = kind(
    "calendar address withdrawn", "the address of somebody's calendar was withdrawn", years=1
)
