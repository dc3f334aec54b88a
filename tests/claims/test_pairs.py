"""Two numbers set against one another, in all the ways that sentences do it."""

import pytest

from frankpledge.evidence.claims.document import Block, Kind, Place
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.sentences import joined, sentences


def _parsed(text):
    (sentence,) = joined(list(sentences(Block(Kind.PARAGRAPH, text, Place(1)))))
    return Parsed(sentence)


def _told(text):
    return [
        (c.before.text, c.after.text, c.percent.text if c.percent else None, c.direction.way if c.direction else None)
        for c in _parsed(text).changes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell by 17% from 194 crimes in 2010/11 to 162 in 2011/12.", [("194", "162", "17%", -1)]),
        ("Violence rose by 2 to 11 from 9 in 2010/11.", [("9", "11", None, 1)]),
        ("Crime was up 9% (+658) to 7,946.", [("7,288", "7,946", "9%", 1)]),
        ("There were 162 burglaries (194 in 2010/11), a fall of 17%.", [("194", "162", "17%", -1)]),
        ("There were 96 in Q3 2016/17, compared to 106 in Q3 2015/16.", [("106", "96", None, None)]),
        ("Robbery: 2019/20: 351; 2018/19: 512 (-31.4%).", [("512", "351", "-31.4%", None)]),
        ("There were 120 in 2018/19 and 140 in 2019/20, a rise of 16.7%.", [("120", "140", "16.7%", 1)]),
        ("Shoplifting (512 → 351) is down by 31.5%.", [("512", "351", "31.5%", -1)]),
        ("Thefts increased from £1.2m to £1.5m, a rise of 25%.", [("£1.2m", "£1.5m", "25%", 1)]),
        ("Fear fell from 1 in 4 to 1 in 5.", [("1 in 4", "1 in 5", None, -1)]),
        ("64.6% agreed that it is a good place – this was up from 61% in 2019.", [("61%", "64.6%", None, 1)]),
        ("Complaints fell from 717 to 572. At 20.2% this is the largest fall.", [("717", "572", "20.2%", -1)]),
        ("Residential burglary: 288 (−11.9%, −39).", [("327", "288", "−11.9%", None)]),
        ("There were 94 fires, a reduction on the 88 of last year.", [("88", "94", None, -1)]),
        ("351 in 2018/19 compared with 512 in 2017/18.", [("512", "351", None, None)]),
    ],
)
def test_a_pair_is_read_with_what_is_said_of_it(text, expected):
    assert _told(text) == expected


def test_two_pairs_of_a_sentence_keep_their_own_percentages():
    assert _told("Crime fell by 5% from 100 to 95 and ASB rose 10% from 200 to 220.") == [
        ("100", "95", "5%", -1),
        ("200", "220", "10%", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Theft from 12 vehicles to the value of £500.",
        "Public order, down 41 to 602, and robbery by 4 offences to 31.",
        "The scheme runs from 6pm to 2am in 14 streets.",
        "Of 120 referrals, 45 came from schools, 30 from the police and 12 from health.",
        "Young people aged 18 to 24 made up 40%.",
    ],
)
def test_numbers_that_are_no_pair_are_left_alone(text):
    assert [c for c in _parsed(text).changes if not c.implied] == []


def test_a_difference_and_the_number_after_it_make_a_pair():
    (first, second) = _parsed("Damage was down 41 to 602, and robbery was up by 4 offences to 31.").changes
    assert (first.before.value, first.after.value) == (643, 602)
    assert (second.before.value, second.after.value) == (27, 31)
