"""“One partnership for each district” of a county where several districts share one."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.law.loading import MergedPartnership, merged_partnerships
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.report_date import report_date
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_DISTRICTS = r"(?:district|borough)s?(?:(?:\s?/\s?|\s(?:and|or|&)\s)(?:district|borough)s?)?"
_NUMBER = r"(?P<number>\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ONE_EACH = re.compile(
    rf"\b(?:one|an?)(?:\s(?:CSP|(?:\w+\s){{0,2}}partnership))?\s(?:for|in)\seach\sof\s(?:the|"
    rf"its)\s{_NUMBER}\s{_DISTRICTS}\b",
    re.IGNORECASE,
)
_PARTNERSHIPS = re.compile(r"\bCSPs?\b|\bcommunity safety partnerships?\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        match = _ONE_EACH.search(sentence.text)
        if match and _PARTNERSHIPS.search(sentence.text):
            merged = [m for m in _of_county(sentence) if not _before(report, m)]
            if merged and word_value(match["number"]) == merged[0].districts_in_county:
                yield _said(sentence, match, merged)


def _of_county(sentence: Sentence) -> list[MergedPartnership]:
    return [m for m in merged_partnerships() if re.search(rf"\b{m.county}\b", sentence.block.text)]


def _before(report: Report, merged: MergedPartnership) -> bool:
    """Whether the report is older than the merger, as far as both are known."""
    written = report_date(report)
    return bool(written and merged.since and written.year < merged.since)


def _said(sentence: Sentence, match: re.Match[str], merged: list[MergedPartnership]) -> Found:
    named = "; ".join(f"{_spoken(m.districts)} share one{f' since {m.since}' if m.since else ''}" for m in merged)
    left = merged[0].districts_in_county - sum(len(m.districts) - 1 for m in merged)
    county = merged[0].county
    why = (
        f"In {county} {named}. That leaves {left} district partnerships, not {match['number']} (source: "
        f"{merged[0].source})."
    )
    better = (
        f"{sentence.text[: match.start()]}{left} for the {merged[0].districts_in_county} districts and boroughs"
        f"{sentence.text[match.end() :]}"
    )
    if sentence.text[: match.start()].endswith(" is "):
        better = ""  # “there is 6 for the 7 districts”
    return said(Grade.DOUBTFUL, sentence, match.start(), match.end(), why, better)


def _spoken(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


RULE = Rule(
    title="How many partnerships a county has",
    explanation=(
        "Where a report says that a two-tier county has one community safety partnership for each of its districts, a "
        "small table is asked for partnerships that serve several districts (from the ONS lookup of districts and "
        "partnerships, and councils' own reports). Always doubtful: the table may be behind the latest merger or "
        "split, and it knows nothing of reports that were written before a merger whose year it does not hold."
    ),
    example="In Leicestershire there is one CSP for each of the 7 districts.",
    counter_example="In Leicestershire there are six CSPs for the 7 districts and boroughs.",
    judge=judge,
)
