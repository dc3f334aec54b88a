"""“Financial implications: none” in a report that is about money as well."""

import re
from collections.abc import Iterator, Sequence

from frankpledge.evidence.claims.document import Block, Kind, Place
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.money import Amount, amounts
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, marked

_HEADING = re.compile(
    r"^(?:[\d.]+\s)?(?:financial|finance|budget(?:ary)?|resource)s?(?:\s?[/&,]?\s?(?:and\s)?(?:resources?|"
    r"staff(?:ing)?|budget(?:ary)?|legal))?"
    r"\s?(?:implications?|issues?|considerations?|comments|impacts?)?\b\W*(?:\[\w+\])?\W*$",
    re.IGNORECASE,
)
# “None arising directly from this report” says exactly what it means; a bare “None” does not.
_NONE = re.compile(
    r"^(?:none|nil|not applicable|n/a|no|there are (?:none|no (?:financial |resource )?implications)|no (?:financial "
    r"|resource )?implications)\W*$",
    re.IGNORECASE,
)
_OF_THE_PARTNERSHIP = re.compile(r"\b(?:fund\w*|grants?|award\w*|budgets?|allocat\w+|secured)\b", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:sav(?:ed|ing)|fine[ds]?|stolen|seized|victim|lost|losses|proceeds|society|police "
    r"(?:overall )?budget)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    money = _money(report)
    if money is None:
        return
    for place, text in (*_under_headings(report.blocks, report), *_in_tables(report)):
        if place.paragraph != money[0].place.paragraph:
            yield _said(place, text, *money)


def _money(report: Report) -> tuple[Sentence, Amount] | None:
    """The first sum of funding that the report names."""
    for sentence in report.prose:
        if _OF_THE_PARTNERSHIP.search(sentence.text) and not _NOT_OURS.search(sentence.text):
            for amount in amounts(sentence.text):
                return sentence, amount
    return None


def _under_headings(blocks: Sequence[Block], report: Report) -> Iterator[tuple[Place, str]]:
    parts = list(report.document.blocks)
    for heading, text in zip(parts, parts[1:], strict=False):
        if heading.kind == Kind.HEADING and _HEADING.match(heading.text) and _NONE.match(text.text):
            yield text.place, text.text


def _in_tables(report: Report) -> Iterator[tuple[Place, str]]:
    for table in report.tables:
        for row in table.rows:
            if len(row) == 2 and _HEADING.match(row[0].text) and _NONE.match(row[1].text):
                yield row[1].place, row[1].text


def _said(place: Place, text: str, sentence: Sentence, amount: Amount) -> Found:
    label = sentence.block.label
    where = f"paragraph {label}" if label else sentence.place.words
    why = (
        f"“{text}” stands under financial implications, but {amount.text} of funding is named in {where}. If "
        f"nothing new is asked for, say that."
    )
    better = f"This report asks for no new spending. The work is paid for from the {amount.text} named in {where}."
    return marked(Grade.DOUBTFUL, place, text, 0, len(text), why, better)


RULE = Rule(
    title="“None” beside money",
    explanation=(
        "Where a report says a bare “None” under financial or resource implications, and elsewhere names a sum of "
        "funding, grant or budget, a reader can't tell what “none” means. Doubtful, never wrong: it may mean that "
        "nothing new is asked for, which is better said so. Sentences such as “none arising directly from this report” "
        "are left alone."
    ),
    example="1 Background\n\nThe funding awarded for 2017-18 is £49,573.\n\n10. FINANCIAL IMPLICATIONS\n\n10.1 None\n",
    counter_example=(
        "1 Background\n\nThe funding awarded for 2017-18 is £49,573.\n\n10. FINANCIAL "
        "IMPLICATIONS\n\n10.1 None arising directly from this report.\n"
    ),
    judge=judge,
)
