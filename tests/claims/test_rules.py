"""Every rule: its example is objected to, its counter-example is not, and its explanation is for people."""

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import rules

OBJECTIONS = {Grade.WRONG, Grade.DOUBTFUL}


def _findings(rule, passage):
    return rule.findings(Report(read_bytes(passage.encode(), "passage.txt")))


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_a_rule_objects_to_its_example(rule):
    assert [f for f in _findings(rule, rule.example) if f.grade != Grade.HOLDS]


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_no_rule_objects_to_a_counter_example(rule):
    errata = check(read_bytes(rule.counter_example.encode(), "passage.txt"))
    assert [f for f in errata.findings if f.grade == Grade.WRONG] == []
    assert [f for f in errata.findings if f.rule == rule.id and f.grade in OBJECTIONS] == []


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_what_a_rule_says_can_be_found_in_the_passage(rule):
    for finding in _findings(rule, rule.example):
        assert finding.claim and finding.claim in finding.quote
        assert finding.why[-1] in ".)?" and len(finding.why) < 600


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_a_rule_is_explained_in_sentences(rule):
    assert 5 < len(rule.title) < 60
    assert rule.explanation.endswith(".") and len(rule.explanation) > 60
