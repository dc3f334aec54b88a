"""Acts of Parliament under names or years that they don't have."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.acts import Citation, citations
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

# “Prevention of Social Housing Fraud Act”: the words before may be of the title too.
_PART_OF_A_TITLE = re.compile(r"(?!The|Under|And|Of|In|Section)\b[A-Z][a-z]+(?:,| and| of| for| \([A-Z][a-z ]+\))? $")


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.sentences:
        for citation in citations(sentence.text):
            known = citation.right or _PART_OF_A_TITLE.search(sentence.text[: citation.start])
            if not known and (citation.year or citation.likely):
                yield _misnamed(sentence, citation)


def _misnamed(sentence: Sentence, citation: Citation) -> Found:
    text = sentence.text
    written = text[citation.start : citation.end]
    meant = f" The {citation.likely} is most likely meant." if citation.likely else ""
    article = re.match(r"the\s", written, re.IGNORECASE)
    start = citation.start + (article.end() if article else 0)
    better = f"{text[:start]}{citation.likely}{text[citation.end :]}" if citation.likely else ""
    short = re.fullmatch(
        r"(?:the )?[A-Z]{2,4} Act \d{4}", written, re.IGNORECASE
    )  # “the ASB Act 2014” is what everybody says
    grade = Grade.WRONG if citation.year and not short else Grade.DOUBTFUL
    return said(grade, sentence, citation.start, citation.end, f"There is no “{written}”.{meant}", better)


RULE = Rule(
    title="Names of Acts",
    explanation=(
        "An Act that a report names is looked up in a table of about a hundred Acts of this field with their titles "
        "and years. Hyphens, commas, “&” for “and” and “ASB” make no difference, and a year may stand before the "
        "title. A known title with a year in which no such Act was passed is wrong; so is a name that is near to one "
        "Act of that very year and no Act's own. Acts that are not in the table, of Scotland and Northern Ireland, "
        "and Acts that amend others are left alone. The titles were written "
        "down from knowledge of them: look one up before you rely on it."
    ),
    example="The Anti-Social Behaviour, Police and Crime Act 2014 gave councils new powers.",
    counter_example=(
        "The ASB, Crime & Policing Act 2014 gave councils new powers, and the 1998 Crime and Disorder Act stands."
    ),
    judge=judge,
)
