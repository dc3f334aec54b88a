"""Texts that no rule was written for: bullets like our own signs, pence, long lists, one endless paragraph."""

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes

LONG = 40_000  # characters; work that grows with the square of them would take minutes


def _findings(text, name="passage.txt"):
    return check(read_bytes(text.encode(), name)).findings


def test_a_bullet_that_looks_like_a_sign_of_the_skeleton_is_only_a_bullet():
    assert not _findings("Locks went to ➊ homes at a cost of £3,420, an average of £95 a home; ➏ more in 2019/20.")


def test_pence_are_not_lost():
    table = (
        "| Item | Cost |\n|---|---|\n| Leaflets | £10.50 |\n| Posters | £20.25 |\n| Stamps | £1.50 |\n| Total "
        "| £42.25 |"
    )
    (found,) = [f for f in _findings(table) if f.grade == Grade.WRONG]
    assert found.better == "£32.25"


def test_a_long_list_of_grants_with_a_wrong_total_is_answered():
    grants = ", ".join(f"£{1003 + n * 7919:,} for project {n}" for n in range(30))
    assert _findings(f"The funding is {grants}, and a total of £9,999,999.") is not None


@pytest.mark.parametrize(
    "piece",
    [
        "CSP ",
        "a. ",
        "Police and ",
        "...... ",
        "J. Smith, ",
        "section 6 and ",
        "£12,345 and ",
        "5% of the ",
        "from 5 to ",
        "➊ ",
    ],
)
def test_an_endless_paragraph_is_answered(piece):
    text = (piece * (LONG // len(piece)))[:LONG]
    assert _findings(text) is not None


def test_lines_with_bars_that_are_no_table_are_answered():
    assert _findings("a|b\n" * (LONG // 4)) is not None
