"""What of signing in goes into the log. Addresses that somebody typed never do."""

from frankpledge.partnership.audit.kinds import kind

SIGNED_IN = kind("signed in", "somebody signed in, by {how}", years=2)
SIGNED_OUT = kind("signed out", "somebody signed out", years=2)
SIGN_IN_FAILED = kind("sign-in failed", "an attempt to sign in failed", years=2)
LOCKED_OUT = kind("locked out", "sign-in was shut for a quarter of an hour after {failures} failures", years=2)
PASSWORD_CHANGED = kind("password changed", "somebody changed their password", years=2)
SECOND_FACTOR_ADDED = kind("second factor added", "somebody added {what} as a second factor", years=2)
SECOND_FACTOR_REMOVED = kind("second factor removed", "somebody removed {what} as a second factor", years=2)
SECOND_FACTOR_RESET = kind("second factor reset", "somebody’s second factor was reset for them: they set up a new one")
RECOVERY_CODES_MADE = kind("recovery codes made", "somebody made new recovery codes", years=2)
SESSIONS_ENDED = kind("sessions ended", "somebody was signed out in {number} other places", years=2)
NAME_CHANGED = kind("name changed", "somebody changed their name", personal=("before", "after"))
BOUND = kind("account bound", "the council’s own sign-in was bound to an account: its password opens it no more")
UNLOCKED = kind("account unlocked", "an account was unlocked, its second factor removed and a new link made for it")
LINK_MADE = kind("password link made", "a link to set a password was made for somebody")
INVITATION_ACCEPTED = kind("invitation accepted", "an invitation of {agency} was accepted")
