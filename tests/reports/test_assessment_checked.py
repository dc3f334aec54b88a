"""What Frankpledge prints itself passes its own check: in every format, nothing is wrong and nothing doubtful."""

from collections.abc import Callable
from functools import cache

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.formats import read, read_bytes

pytestmark = pytest.mark.slow

FORMATS = ("html", "docx", "odt", "pdf")
PRINTED = [f"{stem}.{form}" for stem in ("assessment", "summary") for form in FORMATS]


def objections(findings: tuple[Finding, ...]) -> list[str]:
    """What is wrong or doubtful, as lines that say where and why."""
    return [
        f"{f.grade}, {f.rule}, {f.place.words}: {f.quote!r} [{f.claim}] {f.why}"
        for f in findings
        if f.grade in (Grade.WRONG, Grade.DOUBTFUL)
    ]


@pytest.fixture(scope="module")
def checked(written) -> Callable[[str], tuple[Document, Errata]]:
    """A file that was written, as it is read, and what is found in it."""

    @cache
    def found(name: str) -> tuple[Document, Errata]:
        document = read(written[name])
        return document, check(document)

    return found


@pytest.mark.parametrize("name", PRINTED)
def test_nothing_is_wrong_or_doubtful(checked, name):
    _, errata = checked(name)
    assert objections(errata.findings) == []
    assert errata.clean


@pytest.mark.parametrize("form", FORMATS)
def test_the_assessment_is_read_as_a_report_with_claims_in_it(checked, form):
    """Nothing is found in a file that is not read, either."""
    document, errata = checked(f"assessment.{form}")
    assert sum(1 for _ in document.blocks) > 100 and sum(1 for _ in document.tables) > 10
    assert [f for f in errata.findings if f.grade == Grade.HOLDS]


def test_one_wrong_number_in_the_web_page_would_be_found(page):
    """The same page with one sentence more, which no partnership should print."""
    slip = "<p>Burglary in Silverpit fell by 12%, from 80 to 60.</p>"
    errata = check(read_bytes(page.replace("</main>", f"{slip}</main>", 1).encode(), "assessment.html"))
    assert [f.claim for f in errata.findings if f.grade == Grade.WRONG] == ["12%"]
