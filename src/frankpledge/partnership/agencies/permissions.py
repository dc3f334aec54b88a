"""What somebody may do. A route of the site needs one of these; a role grants some."""

from enum import StrEnum


class Permission(StrEnum):
    """Each value is stored nowhere: rename freely. The words are for the page of roles."""

    READ_EVIDENCE = "read the figures, measures and analyses"
    READ_ASSESSMENT = "read the strategic assessment, once it is agreed"
    WRITE_ASSESSMENT = "read the year's assessment while it is written, and write what falls to them or their agency"
    CHANGE_ASSESSMENT = "open a year's assessment, settle its chapters and who writes them, take newer data, freeze it"
    READ_CONCERNS = "see what people in the area are concerned about"
    RECORD_CONCERNS = "write down what people in the area are concerned about, and what was answered"
    READ_PRIVATE_CONCERNS = "see the concerns that are kept private"
    CHANGE_PRIVACY = "make a concern private, and open again"
    SCORE_ISSUES = "score the issues of a priority workshop, and see what came of it"
    RUN_WORKSHOPS = "prepare a priority workshop, open and close its scoring, and write down what was decided"
    CHECK_REPORTS = "check the numbers in a report"
    LOAD_DATA = "load the partners' data and see what was read"
    READ_PARTNERSHIP = "see the partnership, its agencies and who represents them"
    CHANGE_PARTNERSHIP = "change the partnership's name, areas, colours and agencies"
    CHANGE_MEMBERS = "invite people, give and take roles, and see people off who leave"
    READ_AGREEMENTS = "see the sharing agreements and what data comes under them"
    CHANGE_AGREEMENTS = "write down sharing agreements and the data agreed under them"
    RECORD_DELIVERIES = "write down which data came, when, and how good they were"
    READ_DUTIES = "see what the law asks of the partnership, and when it is due"
    RECORD_DUTIES = "start the law's clocks, and say that a duty of theirs was done"
    CHANGE_DUTIES = "switch rules on and off, name who sees to a duty, and answer for all of them"
    READ_LOG = "read the log of who changed and who looked at what"
    READ_SEALED = "open the personal detail that is sealed in the log"
    KEEP_RECORDS = "hold and erase what is kept of people, and answer those who ask what it is"


class Access(StrEnum):
    """Who may open a route that is inside no partnership, or needs no particular permission there."""

    ANYONE = "anyone, signed in or not"
    SIGNED_IN = "anyone who is signed in"
    MEMBER = "any member of the partnership"
    HOST = "who looks after the host"


# What a partnership held of people when it merged or split is still held. So its heirs go on answering for it: they set
# and lift holds, answer who asks, erase, and keep private what was said in confidence, of which they may have a copy.
# Nothing else of a partnership that is no more is ever written.
WRITTEN_BY_HEIRS = frozenset({Permission.KEEP_RECORDS, Permission.CHANGE_PRIVACY})
