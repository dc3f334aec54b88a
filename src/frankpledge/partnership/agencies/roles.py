"""The roles that people hold. `docs/roles.md` and the page of roles are made from here."""

from frankpledge.partnership.agencies.permissions import Permission as P

_READING = frozenset(
    {P.READ_EVIDENCE, P.READ_ASSESSMENT, P.CHECK_REPORTS, P.READ_PARTNERSHIP, P.READ_DUTIES, P.READ_CONCERNS}
)
_WORKING = _READING | {P.RECORD_DUTIES, P.WRITE_ASSESSMENT, P.RECORD_CONCERNS, P.SCORE_ISSUES}
_LEADING = frozenset({P.LOAD_DATA, P.READ_AGREEMENTS, P.RECORD_DELIVERIES, P.CHANGE_ASSESSMENT, P.RUN_WORKSHOPS})


class Role:
    """`key` is what the database keeps: it never changes. `name` and `description` are for people."""

    key: str
    name: str
    description: str
    permissions: frozenset[P]


class Coordinator(Role):
    key = "coordinator"
    name = "Coordinator"
    description = "Runs the partnership from day to day: its members, its agreements, its plan and its reports."
    permissions = (
        _WORKING
        | _LEADING
        | {P.CHANGE_PARTNERSHIP, P.CHANGE_MEMBERS, P.CHANGE_AGREEMENTS, P.READ_LOG, P.CHANGE_DUTIES}
        | {P.READ_PRIVATE_CONCERNS, P.CHANGE_PRIVACY}
    )


class Analyst(Role):
    key = "analyst"
    name = "Analyst"
    description = "Loads the partners' data, and writes what they show."
    permissions = _WORKING | _LEADING | {P.READ_PRIVATE_CONCERNS}


class Caseworker(Role):
    key = "caseworker"
    name = "Caseworker"
    description = "Works on anti-social behaviour with victims and others, for a council, the police or a landlord."
    permissions = _WORKING


class PartnerLead(Role):
    key = "partner-lead"
    name = "Partner lead"
    description = "Speaks for an agency, and keeps its actions up to date."
    permissions = _WORKING | {P.READ_AGREEMENTS}


class StrategyMember(Role):
    key = "strategy-member"
    name = "Chair or member of the strategy group"
    description = "Agrees priorities and the plan, and answers for them."
    permissions = _WORKING | {P.READ_AGREEMENTS}


class ScrutinyMember(Role):
    key = "scrutiny-member"
    name = "Scrutiny member"
    description = "A councillor who reviews what the partnership does."
    permissions = frozenset({P.READ_EVIDENCE, P.READ_ASSESSMENT, P.READ_PARTNERSHIP, P.READ_DUTIES, P.READ_CONCERNS})


class CommissionersOfficer(Role):
    key = "commissioners-officer"
    name = "Commissioner's officer"
    description = "Works for the local policing body, which gives grants and is no responsible authority."
    permissions = frozenset({P.READ_EVIDENCE, P.READ_ASSESSMENT, P.READ_PARTNERSHIP, P.READ_DUTIES, P.READ_CONCERNS})


class InformationOfficer(Role):
    key = "information-officer"
    name = "Information officer"
    description = "Looks after what is shared, on what ground, and who looked at it."
    permissions = frozenset({
        P.READ_PARTNERSHIP, P.READ_AGREEMENTS, P.CHANGE_AGREEMENTS, P.CHECK_REPORTS, P.READ_LOG, P.READ_SEALED,
        P.KEEP_RECORDS, P.READ_DUTIES, P.RECORD_DUTIES,
    })  # fmt: skip


ROLES: dict[str, type[Role]] = {
    role.key: role
    for role in (
        Coordinator, Analyst, Caseworker, PartnerLead, StrategyMember, ScrutinyMember, CommissionersOfficer,
        InformationOfficer,
    )
}  # fmt: skip


def granted(keys: set[str] | frozenset[str]) -> frozenset[P]:
    """All that these roles grant together. A key that is no longer a role grants nothing."""
    return frozenset().union(*(ROLES[key].permissions for key in keys if key in ROLES))


def role_name(key: str) -> str:
    """A role's name for people; a key that is no longer a role stays a key."""
    return ROLES[key].name if key in ROLES else key
