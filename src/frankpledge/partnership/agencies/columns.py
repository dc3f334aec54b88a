"""What stands in the files of this room's lists: the same rows as their pages, a column for each thing told there."""

from frankpledge.partnership.agencies.models.agency import Standing

PEOPLE = {
    "name": lambda entry: entry.name,
    "job": lambda entry: entry.job,
    "agency": lambda entry: entry.agency,
    "roles": lambda entry: ", ".join(entry.roles),
    "stands in for": lambda entry: ", ".join(entry.stands_in_for),
    "represents the agency": lambda entry: entry.represents,
    "liaison officer": lambda entry: entry.liaison,
    "since": lambda entry: entry.since,
    "last day": lambda entry: entry.last_day,
}
AGENCIES = {
    "name": lambda row: row.name,
    "kind": lambda row: row.kind,
    "legal role": lambda row: str(Standing(row.standing).label),
    "representatives": lambda row: ", ".join(name for _pk, name in row.representatives),
    "liaison officers": lambda row: ", ".join(name for _pk, name in row.liaisons),
    "people": lambda row: row.people,
    "since": lambda row: row.since,
    "last day": lambda row: row.last_day,
}
AGREEMENTS = {
    "title": lambda one: one.title,
    "agencies": lambda one: ", ".join(one.parties),
    "law": lambda one: str(one.basis),
    "personal data": lambda one: one.personal,
    "signed": lambda one: one.signed,
    "until": lambda one: one.until,
}
