"""A change that is claimed without any figure."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.measured import measured
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_CHANGED = re.compile(
    r"^(?:\s(?:offences|crimes|incidents|figures|levels|rates|cases))?\s(?:in the (?:district|borough|county|area|"
    r"city)\s)?(?:has|have)\s"
    r"(?:also\s|continued to\s|again\s|been\s)*(?:reduced?|fallen|decreased?|increased?|risen|gone (?:up|down)|"
    r"dropped|reducing|"
    r"falling|increasing|rising)\b(?P<rest>[^.;]{0,60})$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d|\b(?:half|halved|doubled|third|quarter|per cent)\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    cells = " ".join(c.text.casefold() for t in report.tables for row in t.rows for c in row[:1])
    for sentence in report.prose:
        if _FIGURE.search(sentence.around):
            continue  # the figure may stand in another sentence of the text
        for name in measured().finditer(sentence.text):
            match = _CHANGED.match(sentence.text[name.end() :].rstrip(". "))
            if match and name[0].casefold() not in cells:
                yield _said(sentence, name)
                break


def _said(sentence: Sentence, name: re.Match[str]) -> Found:
    end = len(sentence.text.rstrip(". "))
    why = "No figure is given, so it can't be checked. Give the numbers of both periods, and say which they are."
    return said(Grade.UNCHECKED, sentence, name.start(), end, why)


RULE = Rule(
    title="A change without a figure",
    explanation=(
        "A plain statement that something partners count (the names are those of Frankpledge's measures) has risen or "
        "fallen, with no figure in its text and no row for it in a table of the report. It can't be checked, which is "
        "not to say that it is wrong. Aims, hopes and sentences of other shapes are left alone."
    ),
    example="Road traffic collisions have reduced.",
    counter_example="Road traffic collisions have reduced from 77 in 2020/21 to 64 in 2021/22.",
    judge=judge,
)
