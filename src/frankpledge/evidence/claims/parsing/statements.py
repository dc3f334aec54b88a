"""What a clause says became of a measure: “shoplifting decreased by 31.5%”, “a small decrease in overall crime”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.evidence.claims.parsing.directions import Direction
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.subjects import Subject
from frankpledge.evidence.claims.parsing.telling import of_change

_BREAK = re.compile(
    r"[;:]|,? \b(?:and|but|while|whilst|whereas|although|however|with)\b|, (?=(?:the|this|it|these)\b)|– ",
    re.IGNORECASE,
)
# What is felt, feared, aimed at or done about crime is not its number.
_NOT_A_COUNT = re.compile(
    r"\b(?:concern|feel|felt|perception|perceive|worr|fear|confidence|satisf|survey|respondent|agree|aim|"
    r"target|hope|wish|want|will|would|should|could|(?-i:may)|might|"
    r"to reduce|to increase|awareness|reporting of|campaign|tackl|prevent|priority|harm caused|risk|"
    r"expected|forecast|predict|if|can|cannot|mean|whether|chance)\w*\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:nation\w*|england|wales|uk|force[- ]?(?:wide|area)?|county|countywide|regional?|region|LLR|"
    r"london|midlands|similar areas|"
    r"family group|neighbouring|peers?|elsewhere)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Statement:
    """`percent`: by how much, where it is clear that it is said of this. `periods`: those of the clause."""

    parsed: Parsed
    subject: Subject
    direction: Direction
    percent: Quantity | None
    periods: tuple[PeriodMention, ...]
    start: int
    end: int

    @property
    def spans(self) -> set[Span]:
        return {p.span for p in self.periods}

    @property
    def text(self) -> str:
        return self.parsed.text[self.start : self.end]


def statements(parsed: Parsed, subjects: Sequence[Subject] | None = None) -> Iterator[Statement]:
    """One for each subject of a clause that has one direction; none of aims, feelings or pairs of numbers.

    `subjects`: what is spoken of, in the order of the text; the measures that it names unless given.
    """
    subjects = parsed.subjects if subjects is None else subjects
    if not subjects or not parsed.directions or _NOT_A_COUNT.search(parsed.text):
        return
    last: Direction | None = None
    told: list[Subject] = []
    shared = False  # “robbery and burglary fell by 5%”: the percentage is of both, or of the last
    for start, end in _clauses(parsed):
        about = [s for s in subjects if start <= s.start < end]
        if (
            not about
            and told
            and re.match(r"\s*(?:is|was|has|have|are|were|now|then|fell|rose)\b", parsed.text[start:end])
        ):
            about = told  # “Burglary has fallen and is now 16% below its level in 2016/17”
        ways = [d for d in parsed.directions if start <= d.start < end and _is_told(parsed, d, start, end)]
        when = tuple(p for p in parsed.periods if start <= p.start < end)
        if about and ways and len({d.way for d in ways}) == 1:
            percents = [
                q
                for q in parsed.quantities
                if start <= q.start < end and q.unit == Unit.PERCENT and of_change(parsed, q)
            ]
            percent = percents[0] if len(percents) == 1 and len(about) == 1 and not shared else None
            for subject in about:
                yield Statement(parsed, subject, ways[0], percent, when, start, end)
        elif len(about) == 1 and last and (by := _by_only(parsed, about[0], start, end)):
            yield Statement(parsed, about[0], last, by, when, start, end)
        shared = bool(about) and not ways
        told = about if len(about) == 1 else []
        last = ways[-1] if ways and len({d.way for d in ways}) == 1 else None


def _by_only(parsed: Parsed, subject: Subject, start: int, end: int) -> Quantity | None:
    """“Burglary rose by 6% and violence by 14%”: the second clause has the first one's direction."""
    told = [q for q in parsed.quantities if subject.end <= q.start < end and q.unit == Unit.PERCENT]
    alone = len(told) == 1 and re.fullmatch(r"\s+by\s+", parsed.text[subject.end : told[0].start])
    return told[0] if alone and not parsed.text[start : subject.start].strip() else None


def _clauses(parsed: Parsed) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _BREAK.finditer(parsed.text):
        if not any(s.start <= found.start() < s.end for s in parsed.subjects):  # “violence with injury” is one name
            yield begin, found.start()
            begin = found.end()
    yield begin, len(parsed.text)


_NOUN = re.compile(r"(?:rise|fall|increase|decrease|reduction|drop|decline|growth|upturn|uplift)s?", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:was|were|been|is|are|saw|seen|see|had|has|have|shows?|showed|shown|recorded|experienced|represents?|\d)\b",
    re.IGNORECASE,
)


def _is_told(parsed: Parsed, direction: Direction, start: int, end: int) -> bool:
    """Whether a direction word says what happened: not “reducing burglary”, “more than chance”, “a rise may be”."""
    before, word = parsed.text[: direction.start], direction.text.casefold()
    if word.endswith("ing"):
        return bool(re.search(r"\b(?:is|are|been|was|were|remains?) (?:\w+ly )?$", before))
    if direction.compares:
        return bool(re.search(r"\d\s?(?:%|per cent)? (?:\w+ )?$", before))
    return not _NOUN.fullmatch(word) or bool(_HAPPENED.search(parsed.text[start:end]))
