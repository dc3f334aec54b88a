"""What an agreed assessment says, under names that a template can call it by."""

from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Number, Prose
from frankpledge.documents.text import Thing
from frankpledge.reports.agreed import typed
from frankpledge.reports.agreed.model import Agreed, Finding
from frankpledge.reports.evidence_base import EvidenceBase
from frankpledge.reports.resolver import Resolver


class Things:
    """Answers the names of the bodies that are composed with it; those of the evidence it leaves to the `Resolver`."""

    def __init__(self, agreed: Agreed, base: EvidenceBase) -> None:
        self.agreed, self.base = agreed, base
        self._resolver = Resolver(base)
        self._named: dict[str, Thing] = {}

    def __call__(self, name: str) -> Thing:
        return self._named[name] if name in self._named else self._resolver(name)

    @property
    def pictures(self) -> dict[str, Picture]:
        return self._resolver.pictures

    def put(self, thing: Thing) -> str:
        """The name by which a body calls for a thing; "" for nothing."""
        if thing is None or (isinstance(thing, Prose) and not thing.markdown):
            return ""
        name = f"agreed-{len(self._named)}"
        self._named[name] = thing
        return f"{{{{{name}}}}}"

    def typed(self, text: str) -> str:
        """What somebody typed, as blocks that stand where the name does."""
        return self.put(Prose(typed.markdown(text)))

    def words(self, text: str, most: int = 0) -> str:
        """What somebody typed, as words within a sentence; cut after so many characters."""
        return typed.literal(typed.clipped(text, most or len(text) + 1))

    def cited(self, finding: Finding) -> str:
        """A finding as Markdown: its numbers lead to their sources."""
        self._named |= {name: Number(one.text, one.figure) for name, one in finding.numbers.items()}
        return typed.sentence(finding.text, set(finding.numbers)) if finding.own else finding.text
