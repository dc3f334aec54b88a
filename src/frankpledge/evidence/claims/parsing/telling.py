"""What is said of a pair of numbers: the percentage, the difference and the direction word that belong to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.directions import Direction
from frankpledge.evidence.claims.parsing.marks import Marks, between
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit


def described(marks: Marks, pair: Change, pairs: Sequence[Change]) -> Change:
    """With the percentage, the difference and the direction word that are said of the pair, where it is clear."""
    left = max((c.end for c in pairs if c.end <= pair.start), default=0)
    right = min((c.start for c in pairs if c.start >= pair.end), default=len(marks.text))
    left, right = _clause(marks, pair, left, right)
    others = [q for q in between(marks.quantities, left, right) if q not in (pair.before, pair.after)]
    near = [q for q in others if _beside(marks, pair, q)]
    percent = _only(marks, pair, [q for q in near if q.unit == Unit.PERCENT and of_change(marks, q)])
    fraction = _only(marks, pair, [q for q in near if q.unit == Unit.SHARE and of_change(marks, q)])
    points = _only(marks, pair, [q for q in near if q.unit == Unit.POINTS])
    by = _only(marks, pair, [q for q in near if q.unit == pair.before.unit and _difference(marks, q)])
    ways = between(marks.directions, left, right)
    direction = min(ways, key=lambda d: (_distance(d, pair), -d.start), default=None)
    if len({d.way for d in ways}) > 1 and percent and percent.start > pair.end:
        near = [d for d in ways if d.start >= pair.end]
        direction = min(near, key=lambda d: abs(d.start - percent.start), default=direction)
    tied = direction is not None and _tied(marks, pair, direction)
    return replace(pair, percent=percent, points=points, by=by, direction=direction, tied=tied, fraction=fraction)


# Small words, which may stand between a direction word and its pair …
_TIE = re.compile(
    r"(?:[\s,.(–-]|by|of|from|to|in|a|an|is|are|was|now|has|have|this|which|represents|representing|there|"
    r"were|also|further|been|"
    r"slightly|steadily|sharply|significantly|overall|around|about|over|almost|nearly|more than|just|under|"
    r"total|small|slight|"
    r"large|year[- ]on[- ]year|per|over|during|the|same|period|year|months?|[➊➋➌➍➎➏\x00]|offences?|crimes?|"
    r"incidents?|reports?|\)|=|:|[+−-])*",
    re.IGNORECASE,
)


def _tied(marks: Marks, pair: Change, direction: Direction) -> bool:
    """Whether nothing but small words stands between a direction word and its pair."""
    if pair.start <= direction.start < pair.end:
        return bool(re.match(r"\s+(?:from|on)\b", marks.text[direction.end :]))
    skeleton = marks.skeleton
    if len(marks.directions) == 1 and re.search(
        r":.*\b(?:went|moved|changed|from)\b", skeleton[direction.end : pair.start + 1]
    ):
        return True  # “Fear of crime has fallen: the share … went from 1 in 5 to 1 in 4”
    between = (
        skeleton[direction.end : pair.start] if direction.end <= pair.start else skeleton[pair.end : direction.start]
    )
    bracketed = re.fullmatch(r"[^;:.()]{0,60}\((?:➏\x00*:?\s*)?", between) and len(
        {d.way for d in marks.directions}
    ) == 1 == len(marks.directions)
    if bracketed and not re.search(r"\b(?:due to|because|despite|following|led to|after|as|to)\b", between):
        return True  # “Shoplifting increased during the first lockdown (2020/21: 287; 2019/20: 463)”
    return len(between) < 120 and _TIE.fullmatch(between) is not None


# … and between the pair and a number told of it afterwards.
_SMALL = re.compile(
    r"(?:[\s,.(:=+/–-]|by|of|from|to|in|a|an|is|are|was|were|it|this|that|which|represents?|representing|"
    r"equates to|equating to|equivalent to|equal to|i\.e\.|"
    r"over|during|at|on|for|the|or|same|period|year|years|months?|quarter|summer|autumn|winter|spring|last|"
    r"previous|before|earlier|around|about|almost|nearly|approximately|"
    r"more than|just|under|some|further|total|only|overall|net|small|slight|large|big|sharp|steep|modest|"
    r"significant|year-on-year|annual|"
    r"increase[sd]?|decrease[sd]?|reductions?|reduced|rises?|rose|risen|falls?|fell|fallen|drop(?:ped)?s?|"
    r"declined?|growth|grew|changed?|difference|"
    r"up|down|higher|lower|more|fewer|less|than|respectively|recorded|reported|police|offences?|crimes?|"
    r"incidents?|reports?|cases?|victims?|people|"
    r"collisions?|calls|per|1,?000|population|residents|baseline|figure|level|x+|[➊➋➌➍➎➏\x00]|\))*",
    re.IGNORECASE,
)


_ON_THE_LEFT = re.compile(
    r"(?:(?!\b(?:and(?! ➏)|but|while|whereas|however|although|despite)\b)[^;.➊➋➌➍➎]){0,120}", re.IGNORECASE
)


# “… up from 27.9% in the cohort before. This 3.5% increase”: sentences that are read together.
_TOLD_NEXT = re.compile(r"[^➊➋➌➍➎;]{0,60}\.\s(?:This|That|At|It|The)\b[^➊➋➌➍➎;.]{0,40}")


def _beside(marks: Marks, pair: Change, q: Quantity) -> bool:
    """Whether only small words stand between a number and the pair, or the number stands within it."""
    if pair.start <= q.start < pair.end:
        return True
    skeleton = marks.skeleton
    if q.end <= pair.start:
        return _ON_THE_LEFT.fullmatch(skeleton[q.end : pair.start]) is not None
    between = skeleton[pair.end : q.start]
    if _TOLD_NEXT.fullmatch(between):
        return True
    return len(between) < 160 and _SMALL.fullmatch(between) is not None


_PARTS = re.compile(
    r"\band\b|,(?!\s*(?:an?|the|this|that|which|it|from|to|up|down|or|i\.e\.|equating|equivalent|equal|representing|with|"
    r"compared|in|during|over|[+−–-]?\d[\d.]*\s?%|\d)\b)",
    re.IGNORECASE,
)


def _clause(marks: Marks, pair: Change, left: int, right: int) -> tuple[int, int]:
    """The stretch around a pair that speaks of it: not past a semicolon or a “however”."""
    breaks = [
        m.start()
        for m in re.finditer(r";|\bhowever\b|\bwhile\b|\bwhereas\b|\balthough\b|\bdespite\b|\bbut\b", marks.text)
    ]
    # Between two pairs a comma or an “and” parts what is said of the one from what is said of the other.
    if left:
        left += max((m.start() for m in _PARTS.finditer(marks.text[left : pair.start])), default=0)
    ends = _PARTS.search(marks.text[pair.end : right])
    right = pair.end + ends.start() if ends else right
    left = max([left, *(b for b in breaks if b < pair.start)])
    right = min([right, *(b for b in breaks if b >= pair.end)])
    return left, right


def _distance(thing, pair: Change) -> int:
    if thing.start >= pair.end:
        return thing.start - pair.end
    return pair.start - thing.end if thing.end <= pair.start else 0


def _only(marks: Marks, pair: Change, candidates: list[Quantity]) -> Quantity | None:
    """The one number that is said of the pair; of several, the nearest on the side where there is but one."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    beside = [q for q in candidates if re.fullmatch(r"\s*\((?:from )?", marks.text[q.end : pair.start])]
    if len(beside) == 1:
        return beside[0]  # “Robbery rose 27% (48 to 61)”
    after = [q for q in candidates if q.start >= pair.end]
    if len(after) == 1 and re.match(r"\s*[^.]{0,30}\(", marks.text[pair.end :]):
        return after[0]
    return None


# What stands before a percentage that is a change …
_LEADS = re.compile(
    r"(?:\b(?:(?<!followed )by|of|up|down|fell|rose|risen|fallen|grew|dropped|reduced|increased|decreased|a|an|"
    r"equates to|equivalent to|"
    r"representing|represents|which is|this is|i\.e\.|equal to|equating to|change|plus|minus|by a \w+|"
    r"of a \w+)|[(:=+−–-])\s*"
    r"(?:a |an |around |about |over |almost |nearly |approximately |just over |just under |more than |"
    r"less than |some |further |total |only |"
    r"overall |small |slight |large |big |sharp |increase of |decrease of |reduction of |rise of |fall of |drop of )*$",
    re.IGNORECASE,
)
# … and what behind it.
_FOLLOWS = re.compile(
    r"\s*(?:\(?(?:year[- ]on[- ]year|annual|overall)\s)?(?:rise|fall|increase|decrease|reduction|drop|"
    r"decline|growth|higher|lower|more|fewer|less|up|down|change|below|above)\b",
    re.IGNORECASE,
)


def of_change(marks: Marks, q: Quantity) -> bool:
    """Whether a percentage is said to be a change, not a share."""
    before, after = marks.text[: q.start], marks.text[q.end :]
    if re.search(r"\btarget\b[^.;:]{0,25}$", before, re.IGNORECASE):
        return False
    if re.search(r"\b(?:further|another) (?:\w+ )?$", before):
        return False  # “by 18% and then by a further 9%” is of another base
    if re.search(r"\bAt $", before) and re.match(r"\s?(?:this|that|it)\b", after):
        return True  # “At 20.3% this is the largest fall”
    if re.match(r"\s*(?:of|were|was|are|is|agree|said|felt|feel|say|have|had)\b", after) and not q.signed:
        return False
    if re.search(r"\b(?:represent|account|compris|mak(?:e|ing) up|made up)\w*(?: for)?\s*$", before):
        return False
    return bool(q.signed or _LEADS.search(before) or _FOLLOWS.match(after))


def _difference(marks: Marks, q: Quantity) -> bool:
    """Whether a number is said to be the difference: “down by 32”, “(+658)”, “32 fewer”."""
    before, after = marks.text[: q.start], marks.text[q.end :]
    if q.signed:
        return True
    leads = (
        r"\b(?:by|rise of|fall of|increase of|decrease of|reduction of|drop of|difference of|up|down|"
        r"change of)\s*(?:just |only |a total of )?$"
    )
    follows = r"\s*(?:(?:more|fewer|less)\b(?! than (?:half|one))|(?:[a-z]+\s){0,2}(?:fewer|more|less)\b)"
    return bool(re.search(leads, before, re.IGNORECASE) or re.match(follows, after))
