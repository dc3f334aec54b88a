"""The ways in which two numbers are set against one another: “from 194 in 2010/11 to 162”, “162, compared with 194”.

Where a sentence can be read in two ways, nothing is claimed.
"""

import re
from collections.abc import Sequence

from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.marks import REST, Marks, at, between
from frankpledge.evidence.claims.parsing.periods import PeriodMention
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.telling import of_change

# Words of the same phrase: up to seven, with neither a number nor the end of a clause among them.
FILL = (
    rf"(?:[\s,]+(?!(?:from|to|and|but|while|whereas|however)\b)(?:[A-Za-z(][\w'’/&()-]*|in ➏{REST}|➏{REST}\)?|"
    rf"\(➏{REST}\))){{0,9}}?"
)
_WHEN = (
    rf"(?:[\s,(]*(?:in|for|during|of|at|over|by|at the end of|in the|for the|(?:in|for) the (?:month|year|"
    rf"quarter|period|summer|autumn|winter|spring) of)?\s*➏{REST}\)?)?"
)
_NUMBER = (
    rf"(?:around |about |approximately |over |nearly |almost |just |just over |just under |only |a total of |"
    rf"some )?(?P<{{}}>[➊➋➍➎]){REST}"
)
_THAN = (
    r"(?:,?\s*(?:when |as )?(?:compared|in comparison)\s*(?:with|to|against)|,?\s*as opposed to|"
    r",?\s*against|,?\s*versus|,?\s*vs?\.?|"
    r",?\s*(?:when |as )?compared to|,?\s*(?:up|down|a (?:rise|fall|drop|increase|decrease|reduction)|"
    r"an increase|falling|rising|having (?:risen|fallen)|increased|decreased|reduced) from|"
    r",?\s*(?:up|down|(?:an? )?(?:\w+ )?(?:rise|fall|drop|increase|decrease|reduction|improvement))(?: of| by)? "
    r"(?:➋\x00* )?(?:on|from)|,?\s*rather than)"
)
_FIRST, _SECOND = _NUMBER.format("a"), _NUMBER.format("b")
_LEAD = r"(?:\s+(?!from\b|to\b|and\b)[\w'’➏\x00]+){0,7}?\s+"
_FORWARD = (  # before, then after
    (
        rf"\bfrom{_WHEN}(?:[\s,]*(?:a (?:baseline|total|low|high|peak) of|"
        rf"the baseline of))?\s*(?:from )?{_FIRST}{FILL}{_WHEN},?\s+(?:up |"
        rf"down )?to{_WHEN}\s*(?:a total of )?{_SECOND}"
    ),
    rf"{_FIRST}\s*(?:→|->|–>|=>)\s*{_SECOND}",
    rf"\(\s*{_FIRST}{_WHEN} to {_SECOND}{_WHEN}\s*(?=[),;])",
    rf"(?::|–|—)\s*{_FIRST}{FILL} to {_SECOND}(?!\s*(?:mph|years?\b))",
)
_BACKWARD = (  # after, then before
    rf"\bto\s+{_FIRST}{FILL}{_WHEN},?\s+(?:up |down )?from{_WHEN}\s+{_SECOND}",
    rf"{_FIRST}{FILL}{_WHEN}(?:\s*\(\s*[➊➋]{REST}\s*\))?,?{_THAN}{_LEAD}{_SECOND}",
    rf"{_FIRST}[^➊➋➌➍➎;]{{0,200}}\b(?:up|down|risen|fallen|increased|decreased|dropped|reduced)\s+from{_LEAD}{_SECOND}",
    rf"{_FIRST}\s*\(?[➋➌]{REST}[^➊➋➌➍➎;]{{0,40}}when it was\s*{_SECOND}",
    rf"{_FIRST}{FILL}{_WHEN},?\s*➊{REST}\s(?:more|fewer|less|higher|lower) than (?:the )?(?:\w+\s){{0,2}}?{_SECOND}",
    rf"{_FIRST},? was {_SECOND}",
    rf"{_FIRST}{FILL}\s(?:this|the current) (?:period|year|quarter|month)\s?,\s?{_SECOND}{FILL}(?=\s?(?:in the )?➏)",
    rf"{_FIRST}{FILL}\s?➏{REST},?\s{_SECOND}{FILL}\s(?:in )?(?:the )?(?:same (?:period|quarter|months?) )?➏",
    rf"{_FIRST}\s*\([^➊➋➌➍➎;()]{{0,30}}(?:last|previous|prior)[^➊➋➌➍➎;()]{{0,20}}:\s*{_SECOND}\)",
    rf"{_FIRST}\s*\((?:[^➊➋➌➍➎;()]{{0,20}})?➏{REST}\s*:\s*{_SECOND}\)",
    (
        rf"{_FIRST}{FILL}{_WHEN}\s*\((?:compared (?:with|to) |from |down from |up from |against |was |v |vs |"
        rf"versus )?{_SECOND}(?=[^)]{{0,40}}(?:➏|last|previous|before|earlier|prior)){FILL}{_WHEN}"
    ),
    (
        rf"{_FIRST}{FILL}{_WHEN}\s*\((?:compared (?:with|to)|from|down from|up from|against|v|vs|"
        rf"versus)(?:\s(?!➊|➋|➍|➎)[\w'’➏\x00]+){{0,5}}?\s{_SECOND}"
    ),
)
_BESIDE = (  # each with its period: which is earlier is told by them
    (
        rf"{_FIRST}{FILL}\s*(?:,?\s*(?:in|for|during)(?: the \w+ of)?|\()\s*(?P<p>➏){REST}\)?(?:,|;| and|, and|"
        rf", but| but| while|, while)\s+(?:(?!➊|➋|➍|➎|➏)[\w'’]+\s){{0,5}}?{_SECOND}{FILL}\s*(?:,?\s*(?:in|for|"
        rf"during)(?: the \w+ of)?|\()\s*(?P<q>➏){REST}"
    ),
    (
        rf"(?P<p>➏){REST}\s*(?::|was|saw|had|there were|–|-|=)?\s*(?:(?!➊|➋|➍|➎|"
        rf"➏)[\w'’]+\s){{0,3}}?{_FIRST}{FILL}\s*(?:[;,.]|and|, and|to|but|, but|while)\s+(?:in |"
        rf"for )?(?P<q>➏){REST}\s*(?::|was|saw|had|there were|–|-|=)?\s*(?:(?!➊|➋|➍|➎|"
        rf"➏)[\w'’]+\s){{0,3}}?{_SECOND}"
    ),
)
_WAYS = tuple(
    (way, re.compile(pattern, re.IGNORECASE))
    for way, patterns in (("forward", _FORWARD), ("backward", _BACKWARD), ("beside", _BESIDE))
    for pattern in patterns
)


def pairs(marks: Marks, taken: Sequence[Change] = ()) -> list[Change]:
    """The pairs of numbers that a sentence compares, in order; none of numbers that `taken` has."""
    found = list(taken)
    if len(marks.quantities) < 2:
        return []
    for way, pattern in _WAYS:
        for match in pattern.finditer(marks.skeleton):
            pair = _pair(marks, way, match)
            if pair and not any(pair.start < c.end and c.start < pair.end for c in found):
                found.append(pair)
    return sorted((c for c in found if c not in taken), key=lambda c: c.start)


def _pair(marks: Marks, way: str, match: re.Match) -> Change | None:
    first, second = (at(marks.quantities, match.start(name)) for name in "ab")
    if first is None or second is None or not _alike(first, second):
        return None
    p, q = _period_after(marks, first, second.start), _period_after(marks, second, len(marks.text))
    if way == "backward":
        p = p or _period_before(marks, first)
    if way == "beside":
        p, q = (at(marks.periods, match.start(name)) for name in "pq")
        orders = (p.order, q.order)
        if None in orders or orders[0] == orders[1] or p.span != q.span:
            return None
        return Change(first, second, before_period=p, after_period=q) if orders[0] < orders[1] else Change(
            second, first, before_period=q, after_period=p
        )  # fmt: skip
    if way == "forward":
        inside = between(marks.periods, match.start(), first.start)
        p = p or (inside[-1] if inside else None)
        change = Change(first, second, before_period=p, after_period=q)
        return None if _against_time(change) else change
    if way == "backward" and second.unit == Unit.PERCENT and first.unit != Unit.PERCENT:
        return None
    if way == "backward" and first.unit == Unit.PERCENT and of_change(marks, first):
        return None  # “fell by 3%, compared with 1% in the county” are two changes
    if re.search(r"\b(?:target|aim|goal)\b", match[0], re.IGNORECASE):
        return None
    loose = bool(re.search(r"\b(?:versus|vs?\.?|against)\b", match[0], re.IGNORECASE)) and not (p and q)
    change = Change(second, first, before_period=q, after_period=p, loose=loose)
    # “351 in 2018/19 compared with 512 in 2019/20”: the periods tell, not the order of the words.
    return Change(first, second, before_period=p, after_period=q) if _against_time(change) else change


def _alike(first: Quantity, second: Quantity) -> bool:
    if first.signed or second.signed:
        return False
    kinds = {first.unit, second.unit}
    return len(kinds) == 1 or kinds <= {Unit.PERCENT, Unit.SHARE}


def _against_time(change: Change) -> bool:
    if change.before_period is None or change.after_period is None:
        return False
    before, after = change.before_period.order, change.after_period.order
    return before is not None and after is not None and before > after


def _period_after(marks: Marks, quantity: Quantity, limit: int) -> PeriodMention | None:
    """The period that a number is of: the next within a few words, and before the next number or clause."""
    for period in marks.periods:
        if quantity.end <= period.start < limit:
            gap = marks.text[quantity.end : period.start]
            near = len(gap) <= 60 and not re.search(r"[;:]|\b(?:compared|against|from|to|and|but)\b", gap)
            return period if near and not between(marks.quantities, quantity.end, period.start) else None
    return None


def _period_before(marks: Marks, quantity: Quantity) -> PeriodMention | None:
    """“In Q2 2021/22 there were 96”: the period that opens the clause of a number."""
    for period in reversed(marks.periods):
        if period.end <= quantity.start:
            gap = marks.text[period.end : quantity.start]
            opens = re.search(
                r"(?:^|[.;:,]\s*)(?:(?:in|during|for)\s*(?:the\s)?(?:period|month|year|quarter)?\s?(?:of|from)?\s?)?$",
                marks.text[: period.start],
                re.IGNORECASE,
            )
            return (
                period
                if opens and len(gap) <= 40 and not between(marks.quantities, period.end, quantity.start)
                else None
            )
    return None
