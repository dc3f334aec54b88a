"""From the names in a template to the numbers, tables and pictures of one area and period.

A name is a word of `chapters`; a word of `sections` and a measure, of `themes` and a theme, of `bench` and an analysis;
or a fact: `{{overall}}`, `{{chart~shoplifting}}`, `{{absent~hate}}`, `{{analysis-absent~harm}}`, `{{fact~residents}}`.
In the sentences that findings made, a name is a figure's id.
"""

from frankpledge.documents.pictures import Picture
from frankpledge.documents.text import Thing
from frankpledge.evidence.measures.loading import measures
from frankpledge.reports.bench import OF_ANALYSIS
from frankpledge.reports.chapters import CHAPTERS
from frankpledge.reports.citing import Citing
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.sections import SECTIONS
from frankpledge.reports.themes import OF_THEME


class Resolver:
    """Answers the names of a template. `pictures` are those that it drew, by key."""

    def __init__(self, base: EvidenceBase) -> None:
        self._citing = Citing(base)
        self.pictures: dict[str, Picture] = {}

    def __call__(self, name: str) -> Thing:
        """What a name stands for. Raises KeyError for one that stands for nothing."""
        if name in self._citing.numbers:
            return self._citing.numbers[name]
        found = self._found(*name.partition("~")[::2])
        if isinstance(found, Picture):
            self.pictures[found.key] = found
        return found

    def _found(self, word: str, about: str) -> Thing:
        if word == "fact":
            return self._citing.fact_number(about)
        if not about:
            return CHAPTERS[word](self._citing)
        if word in OF_ANALYSIS:
            return OF_ANALYSIS[word](self._citing, about)
        if word in OF_THEME:
            return OF_THEME[word](self._citing, about)
        return SECTIONS[word](self._citing, measures()[about])
