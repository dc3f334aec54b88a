"""“Harbour recorded the most”, and the table says Quayside: superlatives against the report's own lists and tables."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.labels import Named
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.tables import Column, Grid, Row
from frankpledge.evidence.claims.rule import Found, Rule, said

_BEST = re.compile(
    r"\b(?:(?<=the )|(?<=had )|(?<=saw )|(?<=recorded )|(?<=were )(?!most)|(?<=was )(?!most)|"
    r"(?<=is )(?!most)|(?<=are )(?!most))(?P<word>most|highest|largest|biggest|greatest|lowest|fewest|"
    r"smallest|least|worst)\b(?P<rest>(?:\s(?!in\b|was\b|were\b|of\b|on\b|at\b|by\b|for\b|from\b|with\b|"
    r"the\b)[\w'’-]+){0,3})"
    r"(?! (?:common|likely|serious|vulnerable|affected|important|frequent))",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(
    r"\b(?:second|third|fourth|fifth|next|one of|among|joint|not|nor|except|apart from|excluding|rate|per|"
    r"since|for (?:two|three|five|ten)|on record|ever|proportion|share|harm|concern)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:second|third|fourth|fifth|next|one of|joint)\b", re.IGNORECASE)
_LEAST = {"lowest", "fewest", "smallest", "least"}
_CHANGE = re.compile(r"increase|rise|growth|decrease|reduction|fall|drop|change|improvement", re.IGNORECASE)
_FALL = re.compile(r"decrease|reduction|fall|drop", re.IGNORECASE)
_WHOLE = re.compile(r"^\W*(?:all\b|total|overall)|total-crime", re.IGNORECASE)


_HAD = re.compile(
    r"\b(?:had|has|have|saw|is|was|were|are|recorded|records|shows?|showed|remains?|remained|experienced|"
    r"with|reported|accounts? for|accounted for)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:was|were|is|are|in|on|at|by|from|for|came)\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        if parsed.sentence.block.kind == Kind.CAPTION:
            continue
        for match in _BEST.finditer(parsed.text):
            start, end = _clause(parsed, match)
            if not _NEXT.search(parsed.text[start:end]):
                yield from _followed_by(parsed, match)
            if _NOT_FIRST.search(parsed.text[start:end]):
                continue
            yield from _in_sentence(parsed, match)
            named = [
                n
                for n in report.labels.named(parsed.text, parsed.sentence.place.heading)
                if start <= n.start and n.end <= end
            ]
            for one in named if report.grids else ():
                alone = len([n for n in named if n.grid is one.grid]) == 1
                if alone and _is_said_of(parsed, match, one):
                    yield from _in_table(parsed, match, one.grid, one.row)


def _is_said_of(parsed: Parsed, match: re.Match, named: Named) -> bool:
    """“Harbour had the most”, “the most were in Harbour”; not “wards with most burglaries”."""
    if named.end <= match.start():
        return bool(_HAD.search(parsed.text[named.end : match.start()]))
    return bool(_IN.search(parsed.text[match.end() : named.start]))


def _clause(parsed: Parsed, match: re.Match) -> tuple[int, int]:
    """The stretch around the superlative, up to the next comma or “and”."""
    before = max(
        (m.end() for m in re.finditer(r"[;,:.]\s|\b(?:while|and|but|with)\b", parsed.text[: match.start()])), default=0
    )
    after = re.search(r"[;,.]|\b(?:while|and the|but|followed)\b", parsed.text[match.end() :])
    end = match.end() + after.start() if after else len(parsed.text)
    return before, end


def _in_table(parsed: Parsed, match: re.Match, grid: Grid, row: Row) -> Iterator[Found]:
    if _WHOLE.search(row.label) or len(grid.rows) < 3:
        return
    readings = list(_readings(grid, parsed, match))
    others = [row for row in grid.rows if not _WHOLE.search(row.label) and not _WHOLE.search(row.measure)]
    least = match["word"].casefold() in _LEAST
    known = [r for r in readings if r.get(id(row)) is not None]
    if not known:
        return
    right = any(_leads(row, others, reading, least) for reading in known)
    if right:
        yield said(
            Grade.HOLDS, parsed.sentence, match.start(), match.end(), f"{row.label}: so it is in the report's table."
        )
        return
    first = (min if least else max)(
        (o for o in others if known[0].get(id(o)) is not None), key=lambda o: known[0][id(o)]
    )
    why = f"In the report's table {first.label} has the {match['word']}, not {row.label}."
    yield said(Grade.WRONG, parsed.sentence, match.start(), match.end(), why)


def _readings(grid: Grid, parsed: Parsed, match: re.Match) -> Iterator[dict[int, float]]:
    """The values by row that the superlative may speak of: counts of a period; or changes, in number and per cent."""
    keys = {p.key for p in parsed.periods if p.year is not None}
    noun = match["rest"] + parsed.text[match.end() : match.end() + 12]
    if _CHANGE.search(match["rest"]):
        pair = grid.latest
        if pair is None or keys - {h.period.key for h in pair}:
            return
        sign = -1 if _FALL.search(noun) else 1
        both = {id(r): (r.values[pair[0].index], r.values[pair[1].index]) for r in grid.rows}
        held = {i: (float(a.value), float(b.value)) for i, (a, b) in both.items() if a and b and a.value > 0}
        yield {i: sign * (b - a) for i, (a, b) in held.items()}
        yield {i: sign * (b / a - 1) for i, (a, b) in held.items()}
        return
    columns = grid.of(Column.COUNT)
    phrase = {w.casefold() for w in re.findall(r"[A-Za-z]{4,}", parsed.text[match.start() : match.end() + 25])}
    named = [h for h in columns if h.group and h.group <= phrase]
    if len(columns) > 1 and len(named) == 1:
        columns = named
    elif keys:
        columns = [h for h in columns if h.period is not None and h.period.key in keys]
    elif grid.latest:
        columns = [grid.latest[1]]
    for head in columns if len(columns) == 1 else ():
        yield {id(r): float(r.values[head.index].value) for r in grid.rows if r.values[head.index] is not None}


def _leads(row: Row, others: list[Row], values: dict[int, float], least: bool) -> bool:
    held = [values[id(o)] for o in others if id(o) in values]
    return bool(held) and values[id(row)] == (min if least else max)(held)


_ITEM = re.compile(r"(?P<name>[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*)*)[\s:(–-]+(?P<count>\d[\d,]*)(?![\d%.])")


def _followed_by(parsed: Parsed, match: re.Match) -> Iterator[Found]:
    """“Priory has the highest rate at 31.2, followed by Orchard at 35.6”: each number no higher than the one before."""
    after = re.search(r"\bfollowed (?:closely )?by\b", parsed.text[match.end() :])
    told = [q for q in parsed.quantities if q.start >= match.end() and not q.signed]
    if not all(re.search(r"(?:\(|\bat|\bwith|\bon) ?$", parsed.text[: q.start]) for q in told[:2]):
        return
    if not after or len(told) < 2 or len({q.unit for q in told}) != 1 or told[0].start > match.end() + after.start():
        return
    wrong = [
        (a, b)
        for a, b in zip(told, told[1:], strict=False)
        if (a.value > b.value if match["word"].casefold() in _LEAST else a.value < b.value)
    ]
    if wrong:
        first, second = wrong[0]
        why = f"{second.text} follows {first.text}: what is called the {match['word']} is not, or the order is another."
        yield said(Grade.WRONG, parsed.sentence, match.start(), second.end, why)


def _in_sentence(parsed: Parsed, match: re.Match) -> Iterator[Found]:
    """“Westgate recorded the most: Hollin 88, Westgate 71 and Bankside 9.”"""
    colon = parsed.text.find(":", match.end())
    if colon < 0:
        return
    items = {m["name"]: int(m["count"].replace(",", "")) for m in _ITEM.finditer(parsed.text[colon:])}
    named = [name for name in items if name in parsed.text[:colon]]
    if len(items) < 3 or len(named) != 1:
        return
    least = match["word"].casefold() in _LEAST
    first = (min if least else max)(items, key=items.get)
    if items[named[0]] != items[first]:
        why = (
            f"By the list that follows, {first} has the {match['word']} ({items[first]:,}), not {named[0]} "
            f"({items[named[0]]:,})."
        )
        yield said(Grade.WRONG, parsed.sentence, parsed.text.find(named[0]), match.end(), why)


RULE = Rule(
    title="The highest, the most, the largest rise",
    explanation=(
        "Where the sentence names a row of one of the report's tables (or of the list after its colon), "
        "that row has to lead. "
        "“The largest rise” may be the largest in number or in per cent: either will do."
    ),
    example="| Beat | 2018/19 |\n|---|---|\n| Harbour | 902 |\n| Rural | 298 |\n| Quayside | 966 |\n\nThe highest "
    "number of offences was recorded in Harbour.",
    counter_example=(
        "| Beat | 2018/19 |\n|---|---|\n| Harbour | 902 |\n| Rural | 298 |\n| Quayside | 966 |\n\nThe "
        "highest number of offences was recorded in Quayside."
    ),
    judge=judge,
)
