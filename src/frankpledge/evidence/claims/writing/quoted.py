"""The words of a claim within the sentence that is quoted."""

from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Document, Place
from frankpledge.evidence.claims.errata import Finding


@dataclass(frozen=True)
class Quoted:
    """A quote in three: what comes before the claim, the claim, what comes after.

    `claim` is empty, and `before` the whole quote, where the claim is all of it or its words can't be told.
    """

    before: str
    claim: str = ""
    after: str = ""

    def short(self, room: int) -> "Quoted":
        """With at most `room` characters or so on either side of the claim, whole words, and “…” for the rest."""
        if not self.claim:
            return Quoted(_head(self.before, 2 * room))
        return Quoted(_tail(self.before, room), self.claim, _head(self.after, room))


def texts(document: Document) -> dict[Place, str]:
    """The text that stands in each place."""
    found: dict[Place, str] = {}
    for part in document.parts:
        pieces = [part] if isinstance(part, Block) else [cell for row in part.rows for cell in row]
        found |= {piece.place: piece.text for piece in pieces}
    return found


def quoted(finding: Finding, text: str) -> Quoted:
    """`text`: what stands in the finding's place; a finding's `start` and `end` count from its beginning."""
    begin = quote_start(finding, text)
    if begin is None or (finding.start, finding.end) == (begin, begin + len(finding.quote)):
        return Quoted(finding.quote)
    return Quoted(
        text[begin : finding.start], text[finding.start : finding.end], text[finding.end : begin + len(finding.quote)]
    )


def quote_start(finding: Finding, text: str) -> int | None:
    """Where in `text` the quote begins that has the claim within it; None where there is no such quote."""
    begin = text.rfind(finding.quote, 0, finding.start + len(finding.quote))
    holds = 0 <= begin <= finding.start < finding.end <= begin + len(finding.quote)
    return begin if holds else None


def _head(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room + 1].rpartition(" ")[0] + " …"


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room else "… " + text[-room - 1 :].partition(" ")[2]
