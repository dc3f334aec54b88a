"""Sentences and tables that are right, and come near to what a rule looks for: none is called wrong."""

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes


def _wrong(text):
    return [
        (f.rule, f.claim) for f in check(read_bytes(text.encode(), "passage.txt")).findings if f.grade == Grade.WRONG
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell 14% (249 to 214), robbery rose 27% (48 to 61).",
        "Violence +8% (1,322 to 1,430), shoplifting -31% (512 to 351), arson -25% (12 to 9).",
        "62 of 148 homes (42%) and 30 of 60 shops (50%) had locks.",
        "In Town 41 of 120 (34%) and in Rural 12 of 40 (30%) were repeat victims.",
        "Of the 214 burglaries 120 (56%) were in Town; of these 30 (25%) were at night.",
        "Town had 120 burglaries (12% of them at night) and Rural 40 (30%).",
        "Crime was broadly unchanged, with 4,631 offences compared with 4,689.",
        "Crime fell 3% in the district, compared with 1% in the county.",
        "The team of 7 comprises one sergeant, two constables and four PCSOs.",
        "We ran three courses with 40, 22 and 18 people, 80 in total.",
        "Eleven of the fourteen actions are complete, two are in progress and one has not started.",
        "The Prevention of Social Housing Fraud Act 2013 was used once.",
        "The award was £45,000 capital and £5,000 a year revenue, a total of £60,000 over three years.",
        "Our rate of 61.1 is lower than the county's (68.2), and higher than Melton's (56.3).",
        "Both beats recorded most of their incidents at weekends.",
        "The target of a 10% reduction was missed: 249 to 238 is 4%.",
        "Robbery was equal to the year before at 61, and arson fell by a third, from 12 to 8.",
        "Vehicle crime fell by 18% and then by a further 9%, from 133 in 2020/21 to 109 in 2021/22 and 99 in 2022/23.",
        "The average of our most similar group is 14.6, so we are about 18% below it.",
    ],
)
def test_a_sentence_that_is_right_is_not_called_wrong(text):
    assert _wrong(text) == []


@pytest.mark.parametrize(
    "table",
    [
        "| Ward | Per 1,000 |\n|---|---|\n| Town | 122.9 |\n| Rural | 29.3 |\n| Hill | 31.0 |\n| Total | 95.3 |",
        (
            "| Item | Budget | Spent | Over/(under) |\n|---|---|---|---|\n| Staff | £28,400 | £21,300 | (£7,100) |\n"
            "| Kit | £6,000 | £6,450 | £450 |\n| Courses | £3,600 | £1,900 | (£1,700) |"
        ),
        (
            "| Measure | 2021/22 | 2022/23 |\n|---|---|---|\n| Burglary | 249 | 214 |\n| Robbery | 48 | 61 |\n\n"
            "Attempted burglary rose. Burglary rose in March. During the first lockdown burglary fell by 40%."
        ),
        "| Ward | 2022/23 |\n|---|---|\n| Castle | 1,004 |\n| Park | 987 |\n\nCastle had 20 burglaries in 2022/23.",
    ],
)
def test_a_table_that_is_right_is_not_called_wrong(table):
    assert _wrong(table) == []
