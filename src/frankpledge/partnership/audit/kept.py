"""How long a row is kept, in a form that the retention run acts on and that people can read.

kept = ALWAYS
kept = Kept(years=7, after="until")                                 # then it is deleted
kept = Kept(years=1, after=("accepted_at", "expires_at"))           # after the first of these that is filled
kept = Kept(years=7, after="memberships__until", then=ANONYMISE)    # after the last of many, and none still open
kept = Kept(years=7, after="until", then={"job": ""})               # the row stays, and these fields are emptied
kept = Kept(after="at", each="kept_years")                          # each row says for how many years
kept = Kept(beside="its event")                                     # goes when something else goes
"""

from collections.abc import Mapping
from dataclasses import dataclass

DELETE, ANONYMISE = "delete", "anonymise"


@dataclass(frozen=True)
class Kept:
    """`after`: the field whose day the time is counted from. A row in which it is empty is kept."""

    years: int = 0
    days: int = 0
    after: str | tuple[str, ...] = ()
    then: str | Mapping[str, object] = DELETE
    each: str = ""
    beside: str = ""
    always: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.after,) if isinstance(self.after, str) else self.after

    def fault(self) -> str:
        """Why this says nothing that can be acted on; "" where it does."""
        ways = [self.always, bool(self.beside), bool(self.each), bool(self.years or self.days)]
        if sum(ways) != 1:
            return "says not one thing but none or several of how long it is kept"
        if not (self.always or self.beside or self.fields):
            return "does not say from which day its time is counted"
        if isinstance(self.then, str) and self.then not in (DELETE, ANONYMISE):
            return f"says “{self.then}” of what happens then, and there are: {DELETE}, {ANONYMISE}, or fields to empty"
        return ""

    def __str__(self) -> str:
        """In words, as the data register prints it."""
        if self.always:
            return "always"
        if self.beside:
            return f"as long as {self.beside}"
        ends = " or ".join(_said(field) for field in self.fields)
        if self.each:
            return f"for as many years after “{ends}” as each row says; then deleted"
        return f"{self._time()} after {ends}; then {self._end()}"

    def _time(self) -> str:
        number, unit = (self.years, "year") if self.years else (self.days, "day")
        return f"{number} {unit}{'' if number == 1 else 's'}"

    def _end(self) -> str:
        if self.then == DELETE:
            return "deleted"
        if self.then == ANONYMISE:
            return "made anonymous"
        return f"emptied of {', '.join(sorted(self.then))}"


ALWAYS = Kept(always=True)
_WORDS = {
    "until": "it ended",
    "at": "it was written",
    "memberships__until": "their last membership ended",
    "accepted_at": "it was accepted",
    "withdrawn_at": "withdrawn",
    "expires_at": "ran out",
    "expire_date": "it ran out",
    "answered_at": "it was answered",
    "received_on": "it came",
    "attempt_time": "the attempt",
    "last_seen_at": "they were last seen",
    "finished": "it was finished",
    "ended": "it ended",
    "made_at": "it was made",
    "done_on": "it was done",
    "withdrawn_on": "it was taken back",
    "concern__raised_on": "its concern was raised",
}


def _said(field: str) -> str:
    return _WORDS.get(field, f"its “{field.replace('_', ' ')}”")
