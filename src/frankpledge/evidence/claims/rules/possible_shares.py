"""“58% of the 27 residents”: no number of 27 people is 58%."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import plain_shares, shares
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.sharing import bases_that_could, impossible, printed

_FEW = 5  # a base below it is seldom one


def judge(report: Report) -> Iterator[Found]:
    before: list[Parsed] = []
    lead: Parsed | None = None
    for parsed in report.claims:
        if before and before[-1].sentence.block is not parsed.sentence.block:
            before = []
        for share in shares(parsed):
            if share.percent and not share.part and impossible([share.percent], share.whole):
                yield _said(parsed, Grade.WRONG, [share.percent], share.whole, "")
        yield from _implied(parsed, before)
        lead = _led(parsed, lead)
        if lead and parsed is not lead:
            yield from _under(parsed, lead)
        before.append(parsed)


_ANSWERED = re.compile(
    r"\b(?:answered|responded|replied|completed|took part|surveyed|asked|returned)\b[^.]*:$", re.IGNORECASE
)


def _led(parsed: Parsed, lead: Parsed | None) -> Parsed | None:
    """The sentence that opens a list with how many answered: “Nineteen traders answered the survey:”."""
    if _ANSWERED.search(parsed.text):
        return parsed
    return lead if parsed.sentence.block.kind == Kind.ITEM else None


def _under(parsed: Parsed, lead: Parsed) -> Iterator[Found]:
    bases = [q for q in lead.quantities if _may_be_a_base(lead, q)]
    told = [q for q in plain_shares(parsed) if not q.hedge]
    for percent in told if len(bases) == 1 else ():
        if impossible([percent], bases[0]):
            yield _said(parsed, Grade.WRONG, [percent], bases[0], "")


_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s){0,3}?(?:residents|people|victims|respondents|drivers|students|pupils|members|"
    r"families|households|incidents|crimes|"
    r"offences|clients|women|men|visitors|referrals|children|traders|businesses|users|participants|tenants)\b|[.)]?$",
    re.IGNORECASE,
)
# “61% of pupils” has a base of its own, “or 13.4%” is no share, and weighted answers are no whole people.
_OWN_BASE = re.compile(
    r"\s*of (?!(?:these|those|them|respondents|participants|the (?:incidents|crimes|offences))\b)", re.IGNORECASE
)
_NO_SHARE = re.compile(r"\b(?:or|to|by|from|at|up|down)\s$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:survey|compared with|nationally|across|weighted|county|force|average)\b", re.IGNORECASE)


def _implied(parsed: Parsed, before: list[Parsed]) -> Iterator[Found]:
    """Shares that say no base, after a number of people or crimes in the same paragraph."""
    told = [q for q in plain_shares(parsed) if _says_no_base(parsed, q)]
    bases = _bases(parsed, told, before)
    hint = " If not everybody answered, or crimes can carry several marks, say what the base is."
    if bases and all(impossible(told, base) for base in bases):
        yield _said(parsed, Grade.DOUBTFUL, told, bases[-1], hint)


def _says_no_base(parsed: Parsed, q: Quantity) -> bool:
    own = _OWN_BASE.match(parsed.text[q.end :]) or _NO_SHARE.search(parsed.text[: q.start])
    return not own and not q.hedge and 0 < q.value < 100


def _bases(parsed: Parsed, told: list[Quantity], before: list[Parsed]) -> list[Quantity]:
    """The whole counts of people or crimes before the first share, in this sentence or the two before."""
    if not told or _ELSEWHERE.search(parsed.text):
        return []
    earlier = [(sentence, q) for sentence in before[-2:] for q in sentence.quantities]
    earlier += [(parsed, q) for q in parsed.quantities if q.end <= told[0].start]
    return [q for sentence, q in earlier if _may_be_a_base(sentence, q)]


def _may_be_a_base(sentence: Parsed, q: Quantity) -> bool:
    """A whole number of people or crimes, or one that ends its sentence; not one of a list in brackets."""
    if q.unit != Unit.COUNT or not q.exact or q.signed or q.hedge or q.value < _FEW or q.value.denominator != 1:
        return False
    return bool(_PEOPLE.match(sentence.text[q.end :])) and sentence.text[q.start - 1 : q.start] not in ("(", "-")


def _said(parsed: Parsed, grade: Grade, told: list[Quantity], base: Quantity, hint: str) -> Found:
    names = " and ".join(q.text for q in told)
    could = bases_that_could(told, base)
    why = (
        f"No number out of {base.text} comes to "
        f"{' and to '.join(printed(q) + '%' for q in told if impossible([q], base))}."
    )
    if could:
        why += f" {names} can be of {could}."
    return said(grade, parsed.sentence, told[0].start, told[-1].end, why + hint)


RULE = Rule(
    title="Percentages that no number of people gives",
    explanation=(
        "Of 27 people, 15 are 55.6% and 16 are 59.3%: none are 58% (the GRIM test, Brown and Heathers "
        "2017). Then the base is "
        "another one, mostly because not everybody answered. It is wrong where the sentence itself names "
        "the base, doubtful "
        "where the base is the number told just before."
    ),
    example="27 residents received a light. Of those asked, 58% are less worried and 38% say neighbours want one.",
    counter_example=(
        "24 residents received a light. Of those asked, 58% are less worried and 38% say neighbours want one."
    ),
    judge=judge,
)
