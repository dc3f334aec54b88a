"""“The majority … 43.9%”: a majority is more than half."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced

_MAJORITY = re.compile(
    r"\b(?P<vast>vast |overwhelming |great |large )?(?P<word>majority)\b|\b(?P<most>most)\s+(?:of\s+(?:the|"
    r"these|those|all|our)\s+)?(?:\d[\d,]*\s)?"
    r"(?!similar|common|frequent|likely|prevalent|recent|popular|serious|significant|affected|important|vulnerable|"
    r"deprived|of\b|often)"
    r"(?:[a-z-]+\s){0,2}?[a-z-]+s\b|\b(?P<half>(?:more than|over) half)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;]|\b(?:followed by|with the next|while|whereas|but|however|compared|next largest|only|up from|down from)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for match in _MAJORITY.finditer(parsed.text):
            share = _share(parsed, match)
            if share is not None:
                yield from _judged(parsed, match, *share)


def _share(parsed: Parsed, match: re.Match) -> tuple[Quantity, Quantity, str] | None:
    """The share that is said of it, from 0 to 1, where it stands, and as it is printed."""
    after = parsed.text[match.end() :]
    stop = _BREAK.search(after)
    end = match.end() + min(stop.start() if stop else len(after), 90)
    for share in shares(parsed):
        if share.part and match.end() <= share.start < end and share.percent is None:
            return share.part.value / share.whole.value, share.part, f"{share.part.text} of {share.whole.text}"
    counts = re.match(
        r"\s(?:of )?(?:the )?(?:\w+\s){0,2}?(?P<w>➊)\x00*(?:\s[A-Za-z'’-]+){1,4}\s\((?P<p>➊)\x00*\)",
        parsed.skeleton[match.end() :],
    )
    if counts:
        whole, part = (next(q for q in parsed.quantities if q.start == match.end() + counts.start(k)) for k in "wp")
        return part.value / whole.value, part, f"{part.text} of {whole.text}"
    found = [q for q in parsed.quantities if match.end() <= q.start < end and q.unit == Unit.PERCENT and not q.signed]
    if not found or any(match.end() <= d.start < found[0].start for d in parsed.directions):
        return None
    return found[0].value / 100, found[0], found[0].text


def _judged(parsed: Parsed, match: re.Match, value, quantity: Quantity, text: str) -> Iterator[Found]:
    word = match["word"] or match["most"] or match["half"]
    if value <= 0.5 and not (quantity.hedge == "over" and value == 0.5):
        why = f"{text} is not more than half, so it is not “{word}”. Say “the largest group” if it is."
        start = match.start()
        article = re.search(r"\b(?:the|a)\s$", parsed.text[:start], re.IGNORECASE)
        better = ""
        if match["word"]:
            begin = article.start() if article else start
            first = "The largest group" if parsed.text[begin : begin + 1].isupper() else "the largest group"
            better = replaced(parsed.sentence, begin, match.end(), first)
        yield said(Grade.WRONG, parsed.sentence, match.start(), match.end(), why, better)
    elif match["vast"] and value < 0.7:
        why = f"{text} is a majority; “{match[0]}” leads people to expect far more."
        yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)
    else:
        yield said(Grade.HOLDS, parsed.sentence, match.start(), match.end(), f"{text} is more than half.")


RULE = Rule(
    title="Majority, most, more than half",
    explanation="A majority is more than half. The largest of several groups may be far less: call it the largest "
    "group.",
    example="The majority of the incidents are racial (43.9%), followed by sexual orientation at 29.5%.",
    counter_example=(
        "The majority, 91.5%, of these are assault with injury, followed by 3.8% robbery of personal property."
    ),
    judge=judge,
)
