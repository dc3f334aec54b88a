"""From the names in a template to the numbers, tables and pictures of one area and period.

A name is a word of `chapters`, a word of `sections` and a measure, or a fact: `{{overall}}`, `{{chart~shoplifting}}`,
`{{fact~residents}}`. In the sentences that findings made, a name is a figure's id.
"""

from frankpledge.documents.pictures import Picture
from frankpledge.documents.text import Thing
from frankpledge.evidence.measures.loading import measures
from frankpledge.reports.chapters import CHAPTERS
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.sections import SECTIONS


class Resolver:
    """Answers the names of a template. `pictures` are those that it drew, by key."""

    def __init__(self, base: EvidenceBase) -> None:
        self._citing = Citing(base)
        self.pictures: dict[str, Picture] = {}

    def __call__(self, name: str) -> Thing:
        """What a name stands for. Raises KeyError for one that stands for nothing."""
        if name in self._citing.numbers:
            return self._citing.numbers[name]
        word, _, about = name.partition("~")
        if word == "fact":
            return self._citing.fact_number(about)
        found = SECTIONS[word](self._citing, measures()[about]) if about else CHAPTERS[word](self._citing)
        if isinstance(found, Picture):
            self.pictures[found.key] = found
        return found
