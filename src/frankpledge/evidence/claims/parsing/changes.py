"""What a sentence says of a change: from what to what, by how much, which way, between which periods.

The numbers, periods and direction words of a sentence are put in place of themselves as single letters, so that the few
ways in which a pair is written (“from 194 in 2010/11 to 162”, “162, compared with 194”, “162 (194 in 2010/11)”) can be
told as patterns. Where a sentence can be read in two ways, nothing is claimed.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from frankpledge.evidence.claims.parsing.directions import Direction, directions
from frankpledge.evidence.claims.parsing.periods import PeriodMention, periods
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit, quantities
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.parsing.subjects import Subject, subjects


@dataclass(frozen=True)
class Change:
    """A pair of numbers and what is said of it. `before` may be implied (`implied`): “up 9% (+658) to 7,946”."""

    before: Quantity
    after: Quantity
    percent: Quantity | None = None
    points: Quantity | None = None
    by: Quantity | None = None  # the difference, in the pair's own unit
    direction: Direction | None = None
    before_period: PeriodMention | None = None
    after_period: PeriodMention | None = None
    implied: bool = False
    tied: bool = False  # the direction word is surely said of this pair
    fraction: Quantity | None = None  # “by a third”
    loose: bool = False  # “133 versus 121”: mostly the later first, not always

    @property
    def start(self) -> int:
        return min(self.before.start, self.after.start)

    @property
    def end(self) -> int:
        return max(self.before.end, self.after.end)


@dataclass(frozen=True)
class Parsed:
    """A sentence with its numbers, periods and directions."""

    sentence: Sentence

    @property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def periods(self) -> list[PeriodMention]:
        return periods(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text, self.periods)

    @cached_property
    def directions(self) -> list[Direction]:
        return directions(self.text)

    @cached_property
    def skeleton(self) -> str:
        """The text with each number as ➊ (count), ➋ (%), ➌ (points), ➍ (£), ➎ (share), each period as ➏, measures as x."""
        letters = list(self.text)
        for subject in self.subjects:  # “theft from motor vehicle” is one word, and its “from” no beginning
            letters[subject.start : subject.end] = "x" * (subject.end - subject.start)
        marks = [(q.start, q.end, _MARK[q.unit]) for q in self.quantities]
        marks += [(p.start, p.end, "➏") for p in self.periods]
        for start, end, mark in marks:
            letters[start:end] = [mark, *("\x00" * (end - start - 1))]
        return "".join(letters)

    @cached_property
    def subjects(self) -> list[Subject]:
        return subjects(self.text)

    @cached_property
    def changes(self) -> list[Change]:
        return _changes(self)


_MARK = {Unit.COUNT: "➊", Unit.PERCENT: "➋", Unit.POINTS: "➌", Unit.MONEY: "➍", Unit.SHARE: "➎"}
_N = "\x00*"
# Words of the same phrase: up to seven, with neither a number nor the end of a clause among them.
_FILL = (
    rf"(?:[\s,]+(?!(?:from|to|and|but|while|whereas|however)\b)(?:[A-Za-z(][\w'’/&()-]*|in ➏{_N}|➏{_N}\)?|"
    rf"\(➏{_N}\))){{0,9}}?"
)
_WHEN = (
    rf"(?:[\s,(]*(?:in|for|during|of|at|over|by|at the end of|in the|for the|(?:in|for) the (?:month|year|"
    rf"quarter|period|summer|autumn|winter|spring) of)?\s*➏{_N}\)?)?"
)
_NUMBER = (
    rf"(?:around |about |approximately |over |nearly |almost |just |just over |just under |only |a total of |"
    rf"some )?(?P<{{}}>[➊➋➍➎]){_N}"
)
_THAN = (
    r"(?:,?\s*(?:when |as )?(?:compared|in comparison)\s*(?:with|to|against)|,?\s*as opposed to|"
    r",?\s*against|,?\s*versus|,?\s*vs?\.?|"
    r",?\s*(?:when |as )?compared to|,?\s*(?:up|down|a (?:rise|fall|drop|increase|decrease|reduction)|"
    r"an increase|falling|rising|having (?:risen|fallen)|increased|decreased|reduced) from|"
    r",?\s*rather than)"
)
_FIRST, _SECOND = _NUMBER.format("a"), _NUMBER.format("b")
_LEAD = r"(?:\s+(?!from\b|to\b|and\b)[\w'’➏\x00]+){0,7}?\s+"
_FORWARD = (  # before, then after
    rf"\bfrom{_WHEN}(?:[\s,]*(?:a (?:baseline|total|low|high|peak) of|"
    rf"the baseline of))?\s*(?:from )?{_FIRST}{_FILL}{_WHEN},?\s+(?:up |"
    rf"down )?to{_WHEN}\s*(?:a total of )?{_SECOND}",
    rf"{_FIRST}\s*(?:→|->|–>|=>)\s*{_SECOND}",
    rf"\(\s*{_FIRST}{_WHEN} to {_SECOND}{_WHEN}\s*(?=[),;])",
    rf"(?::|–|—)\s*{_FIRST}{_FILL} to {_SECOND}(?!\s*(?:mph|years?\b))",
)
_BACKWARD = (  # after, then before
    rf"\bto\s+{_FIRST}{_FILL}{_WHEN},?\s+(?:up |down )?from{_WHEN}\s+{_SECOND}",
    rf"{_FIRST}{_FILL}{_WHEN}(?:[\s,]*\(?\s*(?:➊{_N}|[+−-]?➋{_N})?\)?)?{_THAN}{_LEAD}{_SECOND}",
    rf"{_FIRST}[^➊➋➌➍➎;]{{0,200}}\b(?:up|down|risen|fallen|increased|decreased|dropped|reduced)\s+from{_LEAD}{_SECOND}",
    rf"{_FIRST}\s*\(?[➋➌]{_N}[^➊➋➌➍➎;]{{0,40}}when it was\s*{_SECOND}",
    rf"{_FIRST}{_FILL}{_WHEN},?\s*➊{_N}\s(?:more|fewer|less|higher|lower) than (?:the )?(?:\w+\s){{0,2}}?{_SECOND}",
    rf"{_FIRST},? was {_SECOND}",
    rf"{_FIRST}{_FILL}\s(?:this|the current) (?:period|year|quarter|month)\s?,\s?{_SECOND}{_FILL}(?=\s?(?:in the )?➏)",
    rf"{_FIRST}{_FILL}\s?➏{_N},?\s{_SECOND}{_FILL}\s(?:in )?(?:the )?(?:same (?:period|quarter|months?) )?➏",
    rf"{_FIRST}\s*\([^➊➋➌➍➎;()]{{0,30}}(?:last|previous|prior)[^➊➋➌➍➎;()]{{0,20}}:\s*{_SECOND}\)",
    rf"{_FIRST}\s*\((?:[^➊➋➌➍➎;()]{{0,20}})?➏{_N}\s*:\s*{_SECOND}\)",
    rf"{_FIRST}{_FILL}{_WHEN}\s*\((?:compared (?:with|to) |from |down from |up from |against |was |v |vs |"
    rf"versus )?{_SECOND}(?=[^)]{{0,40}}(?:➏|last|previous|before|earlier|prior)){_FILL}{_WHEN}",
    rf"{_FIRST}{_FILL}{_WHEN}\s*\((?:compared (?:with|to)|from|down from|up from|against|v|vs|"
    rf"versus)(?:\s(?!➊|➋|➍|➎)[\w'’➏\x00]+){{0,5}}?\s{_SECOND}",
)
_BESIDE = (  # each with its period: which is earlier is told by them
    rf"{_FIRST}{_FILL}\s*(?:,?\s*(?:in|for|during)(?: the \w+ of)?|\()\s*(?P<p>➏){_N}\)?(?:,|;| and|, and|"
    rf", but| but| while|, while)\s+(?:(?!➊|➋|➍|➎|➏)[\w'’]+\s){{0,5}}?{_SECOND}{_FILL}\s*(?:,?\s*(?:in|for|"
    rf"during)(?: the \w+ of)?|\()\s*(?P<q>➏){_N}",
    rf"(?P<p>➏){_N}\s*(?::|was|saw|had|there were|–|-|=)?\s*(?:(?!➊|➋|➍|➎|"
    rf"➏)[\w'’]+\s){{0,3}}?{_FIRST}{_FILL}\s*(?:[;,.]|and|, and|to|but|, but|while)\s+(?:in |"
    rf"for )?(?P<q>➏){_N}\s*(?::|was|saw|had|there were|–|-|=)?\s*(?:(?!➊|➋|➍|➎|"
    rf"➏)[\w'’]+\s){{0,3}}?{_SECOND}",
)
_WAYS = tuple(
    (way, re.compile(pattern, re.IGNORECASE))
    for way, patterns in (("forward", _FORWARD), ("backward", _BACKWARD), ("beside", _BESIDE))
    for pattern in patterns
)


def _changes(parsed: Parsed) -> list[Change]:
    found = _implied(parsed)
    for way, pattern in _WAYS:
        for match in pattern.finditer(parsed.skeleton):
            pair = _pair(parsed, way, match)
            if pair and not any(pair.start < c.end and c.start < pair.end for c in found):
                found.append(pair)
    found.sort(key=lambda c: c.start)
    return [change if change.implied else _described(parsed, change, found) for change in found]


def _at(things, position: int):
    return next((t for t in things if t.start == position), None)


def _pair(parsed: Parsed, way: str, match: re.Match) -> Change | None:
    first, second = (_at(parsed.quantities, match.start(name)) for name in "ab")
    if first is None or second is None or not _alike(first, second):
        return None
    p, q = _period_after(parsed, first, second.start), _period_after(parsed, second, len(parsed.text))
    if way == "backward":
        p = p or _period_before(parsed, first)
    if way == "beside":
        p, q = (_at(parsed.periods, match.start(name)) for name in "pq")
        orders = (p.order, q.order)
        if None in orders or orders[0] == orders[1] or p.span != q.span:
            return None
        return Change(first, second, before_period=p, after_period=q) if orders[0] < orders[1] else Change(
            second, first, before_period=q, after_period=p
        )  # fmt: skip
    if way == "forward":
        inside = _between(parsed.periods, match.start(), first.start)
        p = p or (inside[-1] if inside else None)
        change = Change(first, second, before_period=p, after_period=q)
        return None if _against_time(change) else change
    if way == "backward" and second.unit == Unit.PERCENT and first.unit != Unit.PERCENT:
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


def _between(things, start: int, end: int) -> list:
    return [t for t in things if start <= t.start and t.end <= end]


def _period_after(parsed: Parsed, quantity: Quantity, limit: int) -> PeriodMention | None:
    """The period that a number is of: the next within a few words, and before the next number or clause."""
    for period in parsed.periods:
        if quantity.end <= period.start < limit:
            gap = parsed.text[quantity.end : period.start]
            near = len(gap) <= 60 and not re.search(r"[;:]|\b(?:compared|against|from|to|and|but)\b", gap)
            return period if near and not _between(parsed.quantities, quantity.end, period.start) else None
    return None


def _period_before(parsed: Parsed, quantity: Quantity) -> PeriodMention | None:
    """“In Q2 2021/22 there were 96”: the period that opens the clause of a number."""
    for period in reversed(parsed.periods):
        if period.end <= quantity.start:
            gap = parsed.text[period.end : quantity.start]
            opens = re.search(
                r"(?:^|[.;:,]\s*)(?:in|during|for)\s*(?:the\s)?(?:period|month|year|quarter)?\s?(?:of|from)?\s?$",
                parsed.text[: period.start],
                re.IGNORECASE,
            )
            return (
                period
                if opens and len(gap) <= 40 and not _between(parsed.quantities, period.end, quantity.start)
                else None
            )
    return None


def _described(parsed: Parsed, pair: Change, pairs: list[Change]) -> Change:
    """With the percentage, the difference and the direction word that are said of the pair, where it is clear."""
    left = max((c.end for c in pairs if c.end <= pair.start), default=0)
    right = min((c.start for c in pairs if c.start >= pair.end), default=len(parsed.text))
    left, right = _clause(parsed, pair, left, right)
    others = [q for q in _between(parsed.quantities, left, right) if q not in (pair.before, pair.after)]
    near = [q for q in others if _beside(parsed, pair, q)]
    percent = _only(parsed, pair, [q for q in near if q.unit == Unit.PERCENT and of_change(parsed, q)])
    fraction = _only(parsed, pair, [q for q in near if q.unit == Unit.SHARE and of_change(parsed, q)])
    points = _only(parsed, pair, [q for q in near if q.unit == Unit.POINTS])
    by = _only(parsed, pair, [q for q in near if q.unit == pair.before.unit and _difference(parsed, q)])
    ways = _between(parsed.directions, left, right)
    direction = min(ways, key=lambda d: (_distance(d, pair), -d.start), default=None)
    if len({d.way for d in ways}) > 1 and percent and percent.start > pair.end:
        near = [d for d in ways if d.start >= pair.end]
        direction = min(near, key=lambda d: abs(d.start - percent.start), default=direction)
    tied = direction is not None and _tied(parsed, pair, direction)
    return replace(pair, percent=percent, points=points, by=by, direction=direction, tied=tied, fraction=fraction)


_TIE = re.compile(
    r"(?:[\s,.(–-]|by|of|from|to|in|a|an|is|are|was|now|has|have|this|which|represents|representing|there|"
    r"were|also|further|been|"
    r"slightly|steadily|sharply|significantly|overall|around|about|over|almost|nearly|more than|just|under|"
    r"total|small|slight|"
    r"large|year[- ]on[- ]year|per|over|during|the|same|period|year|months?|[➊➋➌➍➎➏\x00]|offences?|crimes?|"
    r"incidents?|reports?|\)|=|:|[+−-])*",
    re.IGNORECASE,
)


def _tied(parsed: Parsed, pair: Change, direction: Direction) -> bool:
    """Whether nothing but small words stands between a direction word and its pair."""
    if pair.start <= direction.start < pair.end:
        return bool(re.match(r"\s+from\b", parsed.text[direction.end :]))
    skeleton = parsed.skeleton
    if len(parsed.directions) == 1 and re.search(
        r":.*\b(?:went|moved|changed|from)\b", skeleton[direction.end : pair.start + 1]
    ):
        return True  # “Fear of crime has fallen: the share … went from 1 in 5 to 1 in 4”
    between = (
        skeleton[direction.end : pair.start] if direction.end <= pair.start else skeleton[pair.end : direction.start]
    )
    bracketed = re.fullmatch(r"[^;:.()]{0,60}\((?:➏\x00*:?\s*)?", between) and len(
        {d.way for d in parsed.directions}
    ) == 1 == len(parsed.directions)
    if bracketed and not re.search(r"\b(?:due to|because|despite|following|led to|after|as|to)\b", between):
        return True  # “Shoplifting increased during the first lockdown (2020/21: 287; 2019/20: 463)”
    return len(between) < 120 and _TIE.fullmatch(between) is not None


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
    r"collisions?|calls|baseline|figure|level|x+|[➊➋➌➍➎➏\x00]|\))*",
    re.IGNORECASE,
)


_ON_THE_LEFT = re.compile(
    r"(?:(?!\b(?:and(?! ➏)|but|while|whereas|however|although|despite)\b)[^;.➊➋➌➍➎]){0,120}", re.IGNORECASE
)


def _beside(parsed: Parsed, pair: Change, q: Quantity) -> bool:
    """Whether only small words stand between a number and the pair, or the number stands within it."""
    if pair.start <= q.start < pair.end:
        return True
    skeleton = parsed.skeleton
    if q.end <= pair.start:
        return _ON_THE_LEFT.fullmatch(skeleton[q.end : pair.start]) is not None
    between = skeleton[pair.end : q.start]
    return len(between) < 160 and _SMALL.fullmatch(between) is not None


def _clause(parsed: Parsed, pair: Change, left: int, right: int) -> tuple[int, int]:
    """The stretch around a pair that speaks of it: not past a semicolon or a “however”."""
    breaks = [
        m.start()
        for m in re.finditer(r";|\bhowever\b|\bwhile\b|\bwhereas\b|\balthough\b|\bdespite\b|\bbut\b", parsed.text)
    ]
    # Between two pairs the last “and” parts what is said of the one from what is said of the other.
    if left:
        left += _last_and(parsed.text[left : pair.start])
    first_and = re.search(r"\band\b", parsed.text[pair.end : right])
    right = pair.end + first_and.start() if first_and else right
    left = max([left, *(b for b in breaks if b < pair.start)])
    right = min([right, *(b for b in breaks if b >= pair.end)])
    return left, right


def _last_and(text: str) -> int:
    return max((m.start() for m in re.finditer(r"\band\b", text)), default=0)


def _distance(thing, pair: Change) -> int:
    if thing.start >= pair.end:
        return thing.start - pair.end
    return pair.start - thing.end if thing.end <= pair.start else 0


def _only(parsed: Parsed, pair: Change, candidates: list[Quantity]) -> Quantity | None:
    """The one number that is said of the pair; of several, the nearest on the side where there is but one."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    before = [q for q in candidates if q.end <= pair.start]
    after = [q for q in candidates if q.start >= pair.end]
    if len(after) == 1 and re.match(r"\s*[^.]{0,30}\(", parsed.text[pair.end :]):
        return after[0]
    return None


_LEADS = re.compile(
    r"(?:\b(?:by|of|up|down|fell|rose|risen|fallen|grew|dropped|reduced|increased|decreased|a|an|"
    r"equates to|equivalent to|"
    r"representing|represents|which is|this is|i\.e\.|equal to|equating to|change|plus|minus|by a \w+|"
    r"of a \w+)|[(:=+−–-])\s*"
    r"(?:a |an |around |about |over |almost |nearly |approximately |just over |just under |more than |"
    r"less than |some |further |total |only |"
    r"overall |small |slight |large |big |sharp |increase of |decrease of |reduction of |rise of |fall of |drop of )*$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\s*(?:\(?(?:year[- ]on[- ]year|annual|overall)\s)?(?:rise|fall|increase|decrease|reduction|drop|"
    r"decline|growth|higher|lower|more|fewer|less|up|down|change|below|above)\b",
    re.IGNORECASE,
)


def of_change(parsed: Parsed, q: Quantity) -> bool:
    """Whether a percentage is said to be a change, not a share."""
    before, after = parsed.text[: q.start], parsed.text[q.end :]
    if re.search(r"\bAt $", before) and re.match(r"\s?(?:this|that|it)\b", after):
        return True  # “At 20.3% this is the largest fall”
    if re.match(r"\s*(?:of|were|was|are|is|agree|said|felt|feel|say|have|had)\b", after) and not q.signed:
        return False
    if re.search(r"\b(?:represent|account|compris|mak(?:e|ing) up|made up)\w*(?: for)?\s*$", before):
        return False
    return bool(q.signed or _LEADS.search(before) or _FOLLOWS.match(after))


def _difference(parsed: Parsed, q: Quantity) -> bool:
    """Whether a number is said to be the difference: “down by 32”, “(+658)”, “32 fewer”."""
    before, after = parsed.text[: q.start], parsed.text[q.end :]
    if q.signed:
        return True
    leads = (
        r"\b(?:by|rise of|fall of|increase of|decrease of|reduction of|drop of|difference of|up|down|"
        r"change of)\s*(?:just |only |a total of )?$"
    )
    follows = r"\s*(?:(?:more|fewer|less)\b(?! than (?:half|one))|(?:[a-z]+\s){0,2}(?:fewer|more|less)\b)"
    return bool(re.search(leads, before, re.IGNORECASE) or re.match(follows, after))


_DIFFERENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (  # p: per cent, d: the difference, n: the number after
        rf"(?P<p>➋){_N}\s*\((?:by )?(?P<d>➊){_N}(?:\s[a-z]+)?\)\s*(?:[a-z]+\s){{0,4}}?to (?P<n>➊){_N}",
        rf"\b(?:by|up|down|rose|fell)\s+(?P<d>[➊➍]){_N}{_FILL}\s*(?:\(\s*(?P<p>➋){_N}\s*\)\s*)?,?\s*to "
        rf"(?P<n>[➊➍]){_N}(?!\s*(?:➋|%))",
        rf"(?:^|:|\bat|\bwere|\bwas)\s*(?P<n>➊){_N}{_FILL}\s*\(\s*(?P<p>➋){_N}\s*[,;/]\s*(?P<d>➊){_N}\)",
        rf"(?:^|:|\bat|\bwere|\bwas)\s*(?P<n>➊){_N}{_FILL}\s*\(\s*(?P<d>➊){_N}\s*[,;/]\s*(?P<p>➋){_N}\)",
    )
)


def _implied(parsed: Parsed) -> list[Change]:
    """“up 9% (+658) to 7,946”: the number before is the one after less the difference."""
    found: list[Change] = []
    for pattern in _DIFFERENCES:
        for match in pattern.finditer(parsed.skeleton):
            percent, by, after = (_at(parsed.quantities, match.start(name)) if match[name] else None for name in "pdn")
            change = _from_difference(parsed, percent, by, after)
            if change and not any(c.start < match.end() and match.start() < c.end for c in found):
                found.append(change)
    return found


def _from_difference(parsed: Parsed, percent: Quantity | None, by: Quantity, after: Quantity) -> Change | None:
    ways = [d for d in parsed.directions if d.start < max(by.start, after.start)]
    way = (1 if by.value > 0 else -1) if by.signed else ways[-1].way if ways else 0
    exact = all(q.exact and not q.hedge for q in (by, after))
    if not way or not exact or by.unit != after.unit or after.signed:
        return None
    value = after.value - way * abs(by.value)
    if value <= 0:
        return None
    text = f"{'£' if after.unit == Unit.MONEY else ''}{int(value):,}"
    before = Quantity(min(by.start, after.start), after.end, text, after.unit, value, value, value)
    return Change(before, after, percent, None, by, ways[-1] if ways else None, implied=True)
