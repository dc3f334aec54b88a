"""What an agreed assessment keeps of the data that it was made from."""

import dataclasses

from frankpledge.evidence import places
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.reports.agreed.model import Agreed, Source
from frankpledge.reports.chapters import data
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase


def with_data(agreed: Agreed, edition: Edition) -> Agreed:
    """With the sources that the edition holds, and what must be said wherever figures are made of it."""
    base = EvidenceBase(edition, places.gazetteer(edition).find(agreed.area), Period.read(agreed.period))
    sources = tuple(Source(*row) for row in data.sources_held(Citing(base)).rows)
    notes = (*base.comparison.notes, *places.notes(edition))
    return dataclasses.replace(agreed, sources=sources, notes=tuple(f"{note}." for note in dict.fromkeys(notes)))
