"""What each event was, in the holder's words: a few words that come again and again, and never what was said of one.

Free text put where the category should be would lie in the warehouse as it stands: an address, or who was hurt. So a
column that can't be one of categories is refused, and a category that only one row has is stored as “other”.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from frankpledge.evidence.area import plain
from frankpledge.evidence.reading.extracts.columns import many
from frankpledge.evidence.reading.problems import Refused

NOT_SAID, OTHER = "not said", "other"
MOST, SHARE, JUDGED = 60, 1 / 3, 30  # different ones; of the rows, where there are as many rows as the last says
LONGEST = 8  # words of the middle row
RARE, OF_ROWS = 2, 20  # fewer rows than this are stored as “other”, in a file of as many rows as the second says
# “s18 2nd offence” is none, and “DP1 2ND” is one.
_FULL_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d[A-Za-z\d]?[ \xa0]*(?!\d(?:st|nd|rd|th)\b)\d[A-Za-z]{2}(?![A-Za-z0-9])"
)


def why_none(counts: Mapping[str, int], rows: int) -> str:
    """Why the texts of a column, with how many rows have each, are no categories; "" where they may be."""
    told = {text: n for text, n in counts.items() if text}
    if held := sum(n for text, n in told.items() if _FULL_POSTCODE.search(text)):
        return f"holds full postcodes ({many(held)}): addresses are not kept"
    if told and np.median(np.repeat([len(t.split()) for t in told], list(told.values()))) > LONGEST:
        return f"holds descriptions and not categories ({len(told):,} different texts): free text is not kept"
    if len(told) > MOST or (rows >= JUDGED and len(told) > SHARE * rows):
        return f"holds {len(told):,} different texts in {many(rows)}, too many to be categories: free text is not kept"
    return ""


def refuse_free_text(heading: str, texts: Sequence[str]) -> None:
    """Raises Refused for a column that holds something other than categories; `texts` are those of all its rows."""
    if why := why_none(Counter(texts), len(texts)):
        raise Refused(
            f"the column “{heading}” is mapped as the category and {why}. Map another column as the category, or none"
        )


def rare(texts: Sequence[str], named: Collection[str]) -> np.ndarray:
    """Whether each row's category stands in too few rows to be stored; `named` are those that the mapping names.

    Capitals and punctuation don't tell two apart. Nothing is rare in a short file, nor is saying nothing.
    """
    alike = {text: plain(text) for text in set(texts)}
    counts = Counter(alike[t] for t in texts)
    known = set(map(plain, named))
    lone = {t for t, same in alike.items() if t and same not in known and counts[same] < RARE}
    return np.array([t in lone for t in texts], dtype=bool) & (len(texts) >= OF_ROWS)
