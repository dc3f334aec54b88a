"""When a report was written, from the first full date near its top."""

import re
from datetime import date

from frankpledge.evidence.claims.parsing.periods import MONTHS, month_number
from frankpledge.evidence.claims.parsing.report import Report

_TOP = 20  # texts and first cells, among which the date of a meeting stands
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS)
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def report_date(report: Report) -> date | None:
    """The day of the meeting or of publication; None where none is printed near the top."""
    for block in report.blocks[:_TOP]:
        if match := _DATE.search(block.text):
            try:
                return date(int(match[3]), month_number(match[2]), int(match[1]))
            except ValueError:
                continue
    return None
