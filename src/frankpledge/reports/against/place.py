"""Which area a report is of, and whether a sentence speaks of another."""

import re
from collections import Counter

from frankpledge.evidence.area import Area, Gazetteer, UnclearArea
from frankpledge.evidence.claims.document import Cell, Table
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import ELSEWHERE

_WHOLE = ("district", "partnership")
# A part of an area, or what carries its name and is not the area.
_PART = re.compile(
    r"\b(?:wards?|beats?|towns?|villages?|parish(?:es)?|estates?|hot ?spots?|neighbourhoods?|localit(?:y|ies)|"
    r"streets?|roads?|parks?|schools?|shops?|stores?|stations?|centres?|rural areas?|urban areas?|LSOAs?|"
    r"north|south|east|west)\b",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(r"[ -](?:Road|Street|Lane|Park|Town|Village|Magna|Parva|Ward|Station|School|Police)\b")
_CAPITAL = re.compile(r"([A-Z][\w’']+)[ -]$")
_NEAR = 40  # characters before a name in which the word before it stands
# What may stand before an area's name with a capital and not be a part of it.
_LEADS = frozenset(
    ("In", "Across", "Within", "The", "For", "Throughout", "And", "While", "Of", "At", "By", "Both", "Since", "During",
     "To", "From", "Safer", "Our", "This")
)  # fmt: skip
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_COMMON = (
    "Quarter|Qtr|Spring|Summer|Autumn|Winter|Total|District|Borough|City|Council|Partnership|Financial|Calendar|Year"
)
# A name that the gazetteer lacks, such as a village's: “in Lutterworth”, and not “in May” or “across the District”.
_UNKNOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Aa]cross|[Aa]round|[Nn]ear|[Ww]ithin|[Tt]hroughout|[Oo]utside)\s+(?:the\s+)?"
    rf"(?!(?:{_MONTHS})[a-z]*\b|(?:{_COMMON}|Area)\b)[A-Z][a-z]+"
)
UNCLEAR = "it is not clear which area this report is of"


def area_of(report: Report, gazetteer: Gazetteer) -> Area:
    """The district or partnership that the report names most, at least twice as often as any other.

    Raises UnclearArea.
    """
    named = _names({a.name for a in gazetteer.areas.values() if a.kind in _WHOLE})
    counted: Counter[str] = Counter()
    for text in _texts(report):
        counted.update(_plain(m[0]) for m in named.finditer(text) if not _is_part_of_a_name(text, m))
    most = counted.most_common(2)
    if not most or (len(most) == 2 and most[0][1] < 2 * most[1][1]):
        raise UnclearArea(UNCLEAR)
    try:
        return gazetteer.find(most[0][0])
    except UnclearArea as error:
        raise UnclearArea(f"{UNCLEAR} ({error})") from None


class Elsewhere:
    """Tells the sentences that speak, or may speak, of another place than the area."""

    def __init__(self, gazetteer: Gazetteer, area: Area) -> None:
        own = set(gazetteer.districts_of(area))
        within = {a.name for a in gazetteer.areas.values() if a.kind in ("ward", "own") and a.within in own}
        others = {a.name for a in gazetteer.areas.values() if a.kind in _WHOLE}
        forces = {a.name.removesuffix(" police force area") for a in gazetteer.areas.values() if a.kind == "force"}
        names = {name for name in within | others | forces if _plain(name) != _plain(area.name)}
        self._area = _names({area.name})
        self._others = _names(names)

    def speaks(self, text: str) -> bool:
        """Another area's name in it, a part of the area, a wider one, or a longer name that the area's is a part of."""
        rest = self._area.sub(" it ", text)
        own_only = not any(_is_part_of_a_name(text, m) for m in self._area.finditer(text))
        known = ELSEWHERE.search(rest) or _PART.search(rest) or self._others.search(rest)
        return not own_only or bool(known or _UNKNOWN.search(rest))


def _texts(report: Report):
    """All texts of a report, each once."""
    for part in report.document.parts:
        if isinstance(part, Table):
            yield part.caption
            yield from (cell.text for row in part.rows for cell in row if _is_own(cell))
        else:
            yield part.text


def _is_own(cell: Cell) -> bool:
    return bool(cell.text) and not cell.covered


def _is_part_of_a_name(text: str, name: re.Match[str]) -> bool:
    """“Market Harborough” is a town, and Harborough the district."""
    before = _CAPITAL.search(text[max(0, name.start() - _NEAR) : name.start()])
    after = _OF_A_PLACE.match(text, name.end())
    return bool(after or (before and before[1] not in _LEADS))


def _names(names: set[str]) -> re.Pattern[str]:
    """Any of the names as written, the longest first; “&” and “and” are the same."""
    ways = [r"\s+".join("(?:and|&)" if w in ("and", "&") else re.escape(w) for w in n.split()) for n in names if n]
    return re.compile(rf"(?<![\w-])(?=[^a-z])(?:{'|'.join(sorted(ways, key=len, reverse=True)) or '(?!)'})(?!\w|-\w)")


def _plain(name: str) -> str:
    return " ".join(name.replace("&", "and").split())
