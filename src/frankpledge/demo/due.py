"""What the law asked of Silverpit lately, and what became of it: done, done late, running, overdue."""

import datetime as dt

from frankpledge.partnership.agencies.models import Membership, Partnership
from frankpledge.partnership.duties.changes import clocks, doing, settling
from frankpledge.partnership.duties.clocks.days import months_after, working_days_after
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import record_of

BACK = 10  # months of which the demonstration tells
NOT_CHECKED = "For the demonstration only: nobody has held this against the law."
SWITCHED_ON = (
    "strategic-assessment", "partnership-plan", "scrutiny-meeting", "scrutiny-response", "case-review-numbers",
    "violence-strategy", "spend-review", "milestones", "data-breach", "death-review-decision",
)  # fmt: skip
OWNERS = {  # rule → who sees to it, and who does when they can't
    "strategic-assessment": ("analyst", "coordinator"),
    "prescribed-information": ("analyst", None),
    "milestones": ("lead", "coordinator"),
    "scrutiny-meeting": ("coordinator", "chair"),
    "information-request": ("information", None),
    "subject-access-request": ("information", None),
}


def perform(partnership: Partnership, today: dt.date) -> None:
    """Switch rules on, name who sees to them, and write down what was done: by the platform's own changes."""
    begun = months_after(today.replace(day=1), -BACK)
    members = {m.person.email.split("@")[0]: m for m in Membership.objects.filter(agency__partnership=partnership)}
    coordinator = members["coordinator"].person
    settling.keep_since(partnership=partnership, since=begun, by=coordinator)
    for id in SWITCHED_ON:
        on = {"against": NOT_CHECKED, "on": begun, "seen": 0, "by": coordinator}
        settling.switch_on(partnership=partnership, rule=_rule(id, today), **on)
    made = record_of(partnership).arrangements
    for id, (owner, deputy) in OWNERS.items():
        settling.name_owners(
            partnership=partnership,
            rule=_rule(id, today),
            owner=members[owner],
            deputy=members.get(deputy),
            seen=made[id].version if id in made else 0,
            by=coordinator,
        )
    _do(partnership, members, today)
    _run(partnership, members, today)


def _do(partnership: Partnership, members: dict[str, Membership], today: dt.date) -> None:
    """Everything that was due, save the last quarter's information, which is late, and the last milestones."""
    found = entries(record_of(partnership), today - dt.timedelta(days=1))
    due = [each for each in found if each.key and not each.done]
    last = {each.rule.id: each for each in due}
    late = {last[id].name for id in ("prescribed-information", "milestones") if id in last}
    for entry in due:
        if entry.name not in late:
            who = entry.owner.person if entry.owner else members["coordinator"].person
            doing.finish(entry=entry, evidence=_evidence(entry), on=entry.due.on - dt.timedelta(days=3), by=who)


def _evidence(entry: Entry) -> str:
    return f"Minuted by the strategy group: {entry.rule.title.lower()}."


def _run(partnership: Partnership, members: dict[str, Membership], today: dt.date) -> None:
    """Clocks: one of each kind of end."""
    officer, coordinator = members["information"].person, members["coordinator"].person
    start = {"partnership": partnership, "today": today}
    _start(**start, rule="information-request", reference="FOI 31", began=working_days_after(today, -12, "england"),
           by=officer)  # fmt: skip
    _start(**start, rule="information-request", reference="FOI 28", began=working_days_after(today, -34, "england"),
           by=officer)  # fmt: skip
    _start(**start, rule="subject-access-request", reference="SAR 7", began=today - dt.timedelta(days=9), by=officer)
    _start(**start, rule="death-review-decision", reference="DHR 2", began=today - dt.timedelta(days=20),
           by=coordinator)  # fmt: skip
    answered = _start(**start, rule="scrutiny-response", reference="Committee's report on the night-time economy",
                      began=today - dt.timedelta(days=60), by=coordinator)  # fmt: skip
    record = record_of(partnership)
    entry = next(each for each in entries(record, today) if each.row and each.row.pk == answered.pk)
    at = _midnight(today - dt.timedelta(days=40))
    clocks.stop(entry=entry, seen=answered.version, at=at, evidence="Letter to the committee's chair.", by=coordinator)


def _start(
    partnership: Partnership, today: dt.date, rule: str, reference: str, began: dt.date, by: object
) -> Obligation:
    given = {"rule": _rule(rule, today), "reference": reference, "began": _midnight(began), "by": by}
    return clocks.start(kept=record_of(partnership), **given)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=LONDON)


def _rule(id: str, on: dt.date) -> Rule:
    found = loading.rule(id, on)
    assert found is not None, id
    return found
