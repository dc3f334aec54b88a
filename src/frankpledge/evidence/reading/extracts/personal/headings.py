"""Headings under which a person's own data stand, whatever it looks like."""

import re

from frankpledge.evidence.reading.extracts.columns import bare

_OF = (
    "victim|victims|complainant|complainants|caller|callers|patient|patients|offender|offenders|suspect|suspects|accused|"
    "perpetrator|perpetrators|perp|witness|informant|aggrieved|tenant|customer|client|pupil|pupils|student|resident|"
    "residents|reporter|reporting person|person|persons|subject|nominal|contact|owner|keeper|driver|parent|guardian|"
    "carer|mother|mothers|father|fathers|child|childs|service user|next of kin|officer|officers|staff|employee|user|"
    "applicant|"
    "recipient|respondent|defendant|householder|occupier|referrer|worker"
)
_PAPERS = "numbers of a person's papers"
_HOME = "a single home's address or number"
_PERSONAL = {  # a heading with no capitals and punctuation → what stands under it
    rf"(?:{_OF})s? (?:full )?names?|full names?": "names",
    r"(?:.* )?(?:(?:first|last|middle|given|family|maiden|christian) names?|fore ?names?|surnames?)": "names",
    rf"names? of (?:the )?(?:{_OF})|initials and surname|alias(?:es)?|known as|aka|next of kin|title and name": "names",
    r"(?:.* )?(?:dob|d o b|date of birth|birth ?date|birthday|born on|date born)(?: .*)?": "dates of birth",
    r"(?:.* )?nhs (?:no|num|number|id)(?: .*)?": "NHS numbers",
    r"(?:.* )?(?:national insurance|ni|nino) (?:no|number)|nino|national insurance": "National Insurance numbers",
    r"(?:.* )?(?:phone|telephone|mobile|tel|landline)(?: (?:no|num|number))?s?": "telephone numbers",
    r"(?:.* )?contact (?:no|num|number|detail)s?": "telephone numbers",
    r"(?:.* )?(?:e ?mail|emails)(?: address)?": "e-mail addresses",
    r"(?:.* )?(?:vrm|vehicle reg|vehicle registration|registration mark|number plate)(?: .*)?": "vehicle registrations",
    r"registration(?: (?:no|num|number))?|reg (?:no|num|number)": "vehicle registrations",
    r"complainants?|aggrieved(?: (?:party|person))?": "names",
    r"(?:.* )?uprn(?: .*)?|unique property reference(?: (?:no|num|number))?": _HOME,
    rf"(?:(?:{_OF})s? )?(?:house|flat|dwelling) (?:no|num|number|name)(?: (?:or |and )?(?:no|number|name))?": _HOME,
    rf"(?:.* )?(?:full|home|postal) address|(?:.* )?address (?:line )?1|address1|(?:{_OF})s? address": _HOME,
    r"(?:.* )?(?:passport|driving licence|bank account|account|sort code) (?:no|number)": _PAPERS,
    r"(?:.* )?(?:upn|unique pupil (?:no|number)|pnc(?: ?id| no| number)|cro(?: no| number)|prison number)": _PAPERS,
}
_COMPILED = tuple((re.compile(pattern), what) for pattern, what in _PERSONAL.items())

# What stands in a column from which the names were taken, or that only says whether there are some.
_NOTHING_SAID = re.compile(
    r"(?:y|n|yes|no|true|false|0|1|-+|–|x+|\*+|\.+|n/?a|n/?k|nil|none|null|unknown|"
    r"not (?:known|stated|given|recorded|held)|withheld|redacted|removed|anonymi[sz]ed|anonymous|anon|"
    r"deleted|blank|refused|restricted|confidential|given|held|"
    r"\[.*\]|<.*>)",
    re.IGNORECASE,
)


def told_by(heading: str) -> str:
    """What a heading says its column holds of a person: “names”, “NHS numbers”; "" for any other heading."""
    said = bare(heading.replace(".", " "))
    return next((what for pattern, what in _COMPILED if pattern.fullmatch(said)), "")


def may_be_phones(heading: str) -> bool:
    """Whether a heading speaks of telephones or of how somebody is reached: “Tel (home)”, “Preferred contact”."""
    return bool(re.search(r"\b(?:tele)?phones?\b|\btel\b|\bmobiles?\b|\bcontacts?\b", bare(heading)))


def says_nothing(text: str) -> bool:
    """Whether a cell is blank, yes or no, or a word for what was taken out."""
    return not text or bool(_NOTHING_SAID.fullmatch(text))
