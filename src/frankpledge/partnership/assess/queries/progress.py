"""How far a year's assessment has come: all that its page shows, in few queries whatever the number of chapters."""

from dataclasses import dataclass

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.assess.models import Assessment, Snapshot
from frankpledge.partnership.assess.queries import newer, snapshots
from frankpledge.partnership.assess.queries.boxes import Box, boxes
from frankpledge.partnership.assess.queries.content import Content, Signed, contents
from frankpledge.partnership.workshop import queries as workshops
from frankpledge.partnership.workshop.models import Workshop


@dataclass(frozen=True)
class Progress:
    contents: tuple[Content, ...]
    boxes: tuple[Box, ...]
    versions: tuple[Snapshot, ...]
    newer: Edition | None
    workshop: Workshop | None

    @property
    def signed(self) -> int:
        return sum(one.signed is Signed.SIGNED for one in self.contents)

    @property
    def findings(self) -> int:
        """Those that are still only offered, or to be looked at again."""
        return sum(one.left.findings + one.left.look_again for one in self.contents)

    @property
    def changes(self) -> int:
        """Those that nobody has explained."""
        return sum(one.left.changes for one in self.contents)

    @property
    def complete(self) -> bool:
        """Whether nothing stands in the way of freezing it."""
        return bool(self.contents) and self.signed == len(self.contents) and not self.missing

    @property
    def missing(self) -> list[Box]:
        return [box for box in self.boxes if box.applies and not box.done]


def progress(assessment: Assessment) -> Progress:
    found = contents(assessment)
    return Progress(
        tuple(found),
        tuple(boxes(assessment, found)),
        tuple(snapshots.of(assessment)),
        _newer(assessment),
        workshops.at(assessment.partnership, assessment.year),
    )


def _newer(assessment: Assessment) -> Edition | None:
    """Newer data that could be taken now; none where what is held can't be read."""
    try:
        return newer.waiting(assessment) if assessment.is_open else None
    except WarehouseError:
        return None
