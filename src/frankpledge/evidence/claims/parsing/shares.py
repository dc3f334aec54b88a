"""Parts of a whole as sentences put them: “14 of the 15 (93%)”, “58% of the 27 residents”, “one in five (20%)”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.changes import Parsed, of_change
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit

_N = "\x00*"
_OF = r"\s+(?:\w+\s){0,3}?(?:out\s)?of\s+(?:the\s|these\s|those\s|all\s|a\stotal\sof\s|all\sthe\s|its\s|our\s|their\s){0,2}"
_NOUNS = r"(?:\s(?!➊|➋|➍|➎|and\b|or\b|in\b)[\w'’-]+){0,4}"
_WORDS = r"(?:\s(?!➊|➋|➌|➍|➎)[\w'’-]+){0,6}"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<part>➊){_N}{_OF}(?P<whole>➊){_N}{_WORDS},?\s*(?:\(|,?\s?or\s|which is\s|–\s|-\s|equating to\s)(?P<percent>➋){_N}",
        rf"(?P<percent>➋){_N}{_WORDS}\s*\(\s*(?P<part>➊){_N}{_NOUNS}(?:{_OF}|\s?/\s?)(?P<whole>➊){_N}",
        rf"(?P<part>➊){_N}{_NOUNS}\s*\((?P<percent>➋){_N}\)(?:\s?[\w'’-]+){{0,2}}{_OF}(?P<whole>➊){_N}",
        rf"(?P<percent>➋){_N}\s*\((?P<part>➊){_N}\){_OF}(?P<whole>➊){_N}",
        rf"(?P<percent>➋){_N},?\s(?:or|i\.e\.)\s(?P<part>➊){_N}{_OF}(?P<whole>➊){_N}",
        rf"(?P<part>➊){_N}{_OF}(?P<whole>➊){_N}",
        rf"(?P<percent>➋){_N}{_OF}(?P<whole>➊){_N}",
        rf"(?P<percent>➋){_N}[^➊➋➌➍➎.;]{{0,60}}\((?:n|N|base|Base)\s?[=:]\s?(?P<whole>➊){_N}",
        rf"(?:n|N)\s?=\s?(?P<whole>➊){_N}[^➊➋➌➍➎.;]{{0,40}}(?P<percent>➋){_N}",
    )
)


@dataclass(frozen=True)
class Share:
    """A part, a whole, a percentage: two of them at the least."""

    whole: Quantity
    part: Quantity | None = None
    percent: Quantity | None = None

    @property
    def start(self) -> int:
        return min(q.start for q in (self.whole, self.part, self.percent) if q)

    @property
    def end(self) -> int:
        return max(q.end for q in (self.whole, self.part, self.percent) if q)


def shares(parsed: Parsed) -> list[Share]:
    """Those that say their base, none within another."""
    found: list[Share] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(parsed.skeleton):
            if any(match.start() < s.end and s.start < match.end() for s in found):
                continue
            named = {k: _at(parsed, match.start(k)) for k, v in match.groupdict().items() if v}
            if None in named.values() or (named.get("percent") and of_change(parsed, named["percent"]) and "part" not in named):
                continue
            if named["whole"].unit == Unit.COUNT and named["whole"].value > 0:
                found.append(Share(**named))
    return sorted(found, key=lambda s: s.start)


def said_alike(parsed: Parsed) -> Iterator[tuple[Quantity, Quantity]]:
    """A share in words and as a percentage beside it: “one in five (20%)”, “a third, or 33%”."""
    for pattern in (
        rf"(?P<a>➎){_N}(?:\s[\w'’-]+){{0,4}}?\s*(?:\(|,? or |, |– )(?P<b>➋){_N}(?=\)|,|\.|\s|$)",
        rf"(?P<b>➋){_N}(?:\s[\w'’-]+){{0,4}}?\s*(?:\(|,? or )(?P<a>➎){_N}",
    ):
        for match in re.finditer(pattern, parsed.skeleton):
            share, percent = _at(parsed, match.start("a")), _at(parsed, match.start("b"))
            if share and percent and not percent.signed and not of_change_words(parsed, percent):
                yield share, percent


def of_change_words(parsed: Parsed, percent: Quantity) -> bool:
    """Whether words beside a percentage make it a change: “(20% up)”, “a rise of 20%”."""
    near = parsed.text[max(0, percent.start - 30) : percent.start] + " " + parsed.text[percent.end : percent.end + 20]
    return bool(re.search(r"\b(?:rise|rose|fall|fell|up|down|increase\w*|decrease\w*|reduc\w+|from|to)\b", near, re.IGNORECASE))


def plain_shares(parsed: Parsed) -> list[Quantity]:
    """Percentages of the sentence that are shares and don't say of how many."""
    based = {id(s.percent) for s in shares(parsed)}
    pairs = {id(q) for c in parsed.changes for q in (c.before, c.after, c.percent)}
    return [
        q
        for q in parsed.quantities
        if q.unit == Unit.PERCENT and not q.signed and id(q) not in based | pairs and not of_change(parsed, q)
    ]


def _at(parsed: Parsed, position: int) -> Quantity | None:
    return next((q for q in parsed.quantities if q.start == position), None)
