"""Parts of a whole as sentences put them: “14 of the 15 (93%)”, “Of the 27 residents, 58% …”, “one in five (20%)”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.marks import REST
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.telling import of_change

_OF = r"\s+(?:[\w'’-]+\s){0,3}?(?:out\s)?of\s+(?:the\s|these\s|those\s|all\s|a\stotal\sof\s|its\s|our\s|their\s){0,2}"
_NOUNS = r"(?:\s(?!and\b|or\b|in\b)[A-Za-z'’-]+){0,4}"
_WORDS = r"(?:\s[A-Za-z'’-]+){0,6}"
_IS = (
    r"(?:,?\s?or\s|,?\s(?:which|this|that) (?:is|was|represents|equates to)\s|–\s|-\s|,?\sequating to\s|"
    r",?\srepresenting\s|\()"
)
_MONEY = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?P<whole>➍){REST}[^➊➋➌➍➎;.]{{0,80}},\s(?P<part>➍){REST}\s*(?:–|-|,|"
            rf"\()\s*(?P<fraction>➎){REST} of (?:it|that|this|them)"
        ),
        (
            rf"(?P<whole>➍){REST}[^➊➋➌➍➎;.]{{0,80}}(?P<fraction>➎){REST} of (?:it|that|this|"
            rf"the total)\b[^➊➋➌➍➎;.]{{0,60}}\b(?:is|was|or|of) (?P<part>➍){REST}"
        ),
        rf"(?P<part>➍){REST}\s*\((?P<percent>➋){REST}\) of (?:the |its |our )?(?:\w+\s){{0,3}}(?P<whole>➍){REST}",
        (
            rf"(?P<part>➍){REST} of (?:the |its |our )?(?:\w+\s){{0,3}}?(?P<whole>➍)"
            rf"{REST}[^➊➋➌➍➎;.]{{0,40}}\((?P<percent>➋){REST}\)"
        ),
    )
)
_NAMED = _MONEY + tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<part>[➊➎]){REST}{_OF}(?P<whole>➊){REST}{_WORDS},?\s*{_IS}\s?(?P<percent>➋){REST}",
        rf"(?P<fraction>➎){REST}\s(?:of\s)?[A-Za-z'’ -]{{0,80}}\((?P<part>➊){REST} of (?:the )?(?P<whole>➊){REST}\)",
        rf"(?P<fraction>➎){REST}{_OF}(?P<whole>➊){REST}{_NOUNS}\s*\((?P<part>➊){REST}\)",
        rf"(?P<percent>➋){REST}{_WORDS}\s*\(\s*(?P<part>➊){REST}{_NOUNS}(?:{_OF}|\s?/\s?)(?P<whole>➊){REST}",
        rf"(?P<part>➊){REST}{_NOUNS}\s*\((?P<percent>➋){REST}\)(?:\s?[\w'’-]+){{0,2}}{_OF}(?P<whole>➊){REST}",
        rf"(?P<percent>➋){REST}\s*\((?P<part>➊){REST}\){_OF}(?P<whole>➊){REST}",
        rf"(?P<percent>➋){REST},?\s(?:or|i\.e\.)\s(?P<part>➊){REST}{_OF}(?P<whole>➊){REST}",
        (
            rf"(?P<whole>➊){REST}{_NOUNS},?\s(?:of which\s)?(?P<part>➊){REST}(?:\sof (?:them|which|these|"
            rf"whom))?\s*\((?P<percent>➋){REST}\)"
        ),
        (
            rf"(?P<whole>➊){REST}[^➊➋➌➍➎;.]{{0,60}}\band (?P<part>➊){REST}[^➊➋➌➍➎;.]{{0,40}}, an? (?:[\w-]+\s)"
            rf"?(?:take-up|rate|uptake|turnout|attendance|completion|success)(?: rate)? of (?P<percent>➋){REST}"
        ),
        rf"(?P<part>➊){REST}{_OF}(?P<whole>➊){REST}",
        rf"(?P<percent>➋){REST}{_OF}(?P<whole>➊){REST}{_NOUNS}\s*\((?:about |some |around )?(?P<part>➊){REST}\)",
        rf"(?P<percent>➋){REST}{_OF}(?P<whole>➊){REST}",
        rf"(?P<percent>➋){REST}[^➊➋➌➍➎.;]{{0,60}}\((?:n|N|base|Base)\s?[=:]\s?(?P<whole>➊){REST}",
    )
)
_OPENING = re.compile(
    rf"\(n\s?=\s?(?P<n>➊){REST}\)\s?[:,]|(?:^|[.;:]\s|\bthat )(?:of|out of) (?:the |these |those |our |all |"
    rf"a total of )?(?P<whole>➊){REST}(?:\s[A-Za-z'’-]+){{0,14}},", re.IGNORECASE)  # fmt: skip
_AFTER_OPENING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<part>➊){REST}{_NOUNS}\s*\((?P<percent>➋){REST}\)",
        rf"(?P<part>➊){REST}{_NOUNS}\s*\((?:about |around |nearly |almost |roughly )?(?P<fraction>➎){REST}\)",
        rf"(?P<percent>➋){REST}\s*\((?P<part>➊){REST}\)",
        rf"(?P<part>➊){REST}{_WORDS}{_IS}\s?(?:some |about |around )?(?P<percent>➋){REST}",
        rf"(?P<fraction>➎){REST}(?!\sof\s(?:those|these|them|which)){_NOUNS}\s*\((?P<part>➊){REST}\)",
        rf"(?P<percent>➋){REST}",
    )
)


# From here on it is of something else: “… and 30 of 60 shops”, “of the 14, 9”, “; of these”.
_OTHER_BASE = re.compile(
    rf"(?:➊{REST}(?:\s[A-Za-z'’-]+){{0,3}}?\s)?\bof (?:the |these |those )?➊|\bof (?:these|those|them|whom|"
    rf"which)\b|;"
)


@dataclass(frozen=True)
class Share:
    """A part, a whole, and what share it is said to be: as a percentage, or in words (`fraction`)."""

    whole: Quantity
    part: Quantity | None = None
    percent: Quantity | None = None
    fraction: Quantity | None = None

    @property
    def start(self) -> int:
        return min(q.start for q in (self.whole, self.part, self.percent, self.fraction) if q)

    @property
    def end(self) -> int:
        return max(q.end for q in (self.whole, self.part, self.percent, self.fraction) if q)


def shares(parsed: Parsed) -> list[Share]:
    """Those that say their base; no number is in two."""
    if len(parsed.quantities) < 2:
        return []
    found: list[Share] = []
    opening = _OPENING.search(parsed.skeleton)
    if opening and (whole := _at(parsed, opening.start("n" if opening["n"] else "whole"))):
        found += _of_opening(parsed, whole, opening.end())
    first = [s for s in found if s.part or s.percent]
    for pattern in _NAMED:
        for match in pattern.finditer(parsed.skeleton):
            if any(match.start() < s.end and s.start < match.end() for s in found if s not in first) or (
                first and match.end() > opening.start()
            ):
                continue
            share = _share(parsed, match)
            if share and not any(share.start < s.end and s.start < share.end for s in found):
                found.append(share)
                if share.fraction or (share.part and share.percent):
                    found += [s for s in _of_opening(parsed, share.whole, share.end) if s.part]
    return sorted(found, key=lambda s: (s.percent or s.part or s.whole).start)


def _of_opening(parsed: Parsed, whole: Quantity, begin: int) -> list[Share]:
    """What follows “Of the 27 residents,” is of them, as far as the sentence goes."""
    found: list[Share] = []
    taken: list[tuple[int, int]] = []
    stop = _OTHER_BASE.search(parsed.skeleton, begin)
    end = stop.start() if stop else len(parsed.skeleton)
    for pattern in _AFTER_OPENING:
        for match in pattern.finditer(parsed.skeleton, begin, end):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            named = {k: _at(parsed, match.start(k)) for k, v in match.groupdict().items() if v}
            percent, part = named.get("percent"), named.get("part")
            if (
                None in named.values()
                or (percent and of_change(parsed, percent) and not part)
                or (part and part.value > whole.value)
            ):
                continue
            found.append(Share(whole, **named))
            taken.append(match.span())
    return found


def _share(parsed: Parsed, match: re.Match) -> Share | None:
    named = {k: _at(parsed, match.start(k)) for k, v in match.groupdict().items() if v}
    if None in named.values():
        return None
    percent, part, whole = named.get("percent"), named.get("part"), named["whole"]
    if percent and percent.signed or (part and _in_a_change(parsed, part, whole)):
        return None
    if (percent and part is None and of_change(parsed, percent)) or (part and part.unit == Unit.SHARE):
        return None
    return Share(**named) if whole.value > 0 else None


def _in_a_change(parsed: Parsed, part: Quantity, whole: Quantity) -> bool:
    return any({part, whole} & {c.before, c.after} for c in parsed.changes)


def said_alike(parsed: Parsed) -> Iterator[tuple[Quantity, Quantity]]:
    """A share in words and as a percentage beside it: “one in five (20%)”, “a third, or 33%”."""
    for pattern in (
        rf"(?P<a>➎){REST}(?:\s[A-Za-z'’-]+){{0,4}}?\s*(?:\(|,? or )(?P<b>➋){REST}(?=\)|,|\.|\s|$)",
        rf"(?P<b>➋){REST}(?:\s[A-Za-z'’-]+){{0,4}}?\s*(?:\(|,? or )(?P<a>➎){REST}",
    ):
        for match in re.finditer(pattern, parsed.skeleton):
            share, percent = _at(parsed, match.start("a")), _at(parsed, match.start("b"))
            if share and percent and not percent.signed and not _of_a_change(parsed, percent):
                yield share, percent


def _of_a_change(parsed: Parsed, percent: Quantity) -> bool:
    near = parsed.text[max(0, percent.start - 30) : percent.start] + " " + parsed.text[percent.end : percent.end + 20]
    return bool(
        re.search(r"\b(?:rise|rose|fall|fell|up|down|increase\w*|decrease\w*|reduc\w+|from|to)\b", near, re.IGNORECASE)
    )


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
