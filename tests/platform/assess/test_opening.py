"""A year's assessment is opened, with its chapters and what the figures draft."""

from frankpledge.partnership.assess.queries.content import Signed, contents


def test_an_opened_year_has_its_chapters_and_drafted_findings(assessment, django_assert_num_queries):
    with django_assert_num_queries(5):
        found = contents(assessment)
    assert [c.chapter.title for c in found][:2] == ["The area and its people", "The overall picture"]
    assert {c.signed for c in found} == {Signed.NOT_YET}
    burglary = next(c for c in found if c.chapter.key == "burglary")
    assert burglary.findings and all(f.numbers for f in burglary.findings)
    assert all(f"{{{{{name}}}}}" in f.drafted for f in burglary.findings for name in f.numbers)
