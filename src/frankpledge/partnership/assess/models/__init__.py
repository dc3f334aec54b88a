from frankpledge.partnership.assess.models.chapter import Chapter, SignOff
from frankpledge.partnership.assess.models.finding import Explanation, Finding, Grade, Taken
from frankpledge.partnership.assess.models.own_chapters import OwnChapters
from frankpledge.partnership.assess.models.passage import Draft, Passage
from frankpledge.partnership.assess.models.snapshot import Document, Snapshot
from frankpledge.partnership.assess.models.year import Assessment, State

__all__ = [
    "Assessment", "Chapter", "Document", "Draft", "Explanation", "Finding", "Grade", "OwnChapters", "Passage",
    "SignOff", "Snapshot", "State", "Taken",
]  # fmt: skip
