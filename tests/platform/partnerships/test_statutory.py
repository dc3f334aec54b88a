"""Whom the Crime and Disorder Act 1998, s.5(1), makes responsible, asked of lists as partnerships wrote them."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.statutory import Body, findings, required


def named(name: str, kind: str, standing: str = "responsible") -> Body:
    return Body(name, kind, standing, represented=1, liaison=1)


def said(tier: str, nation: str, areas: list[str], bodies: list[Body], on: dt.date | None = None) -> list[str]:
    return [finding.said for finding in findings(tier, nation, areas, bodies, on)]


HARBOROUGH = [
    named("Harborough District Council", "district-council"),
    named("Leicestershire County Council", "county-council"),
    named("Leicestershire Police", "police"),
    named("Leicestershire Fire & Rescue Service", "fire"),
    named("Leicester, Leicestershire & Rutland Integrated Care Board", "care-board"),
    named("The Probation Service", "probation"),
]
COMMISSIONER = named("Leicestershire Police Crime Commissioner", "policing-body")


def test_a_whole_list_has_nothing_to_put_right():
    assert said("district", "england", ["Harborough"], HARBOROUGH) == []


def test_harboroughs_plan_of_2023_lists_the_commissioner_as_responsible():
    (finding,) = findings("district", "england", ["Harborough"], [*HARBOROUGH, COMMISSIONER])
    assert "Leicestershire Police Crime Commissioner is listed as a responsible authority" in finding.said
    assert "Police Reform and Social Responsibility Act 2011, s.10" in finding.law
    assert "invited" in finding.todo


def test_a_commissioner_who_is_invited_is_in_order():
    invited = named("The commissioner", "policing-body", "invited")
    assert said("district", "england", ["Harborough"], [*HARBOROUGH, invited]) == []


def test_harboroughs_report_of_2020_lacks_health_and_probation():
    listed = [body for body in HARBOROUGH if body.kind not in ("care-board", "probation")]
    found = said("district", "england", ["Harborough"], [*listed, COMMISSIONER])
    assert "No provider of probation services is listed." in found
    assert "No integrated care board is listed." in found
    assert len(found) == 3


def test_north_west_leicestershires_strategy_of_2013_lists_the_fire_service_and_its_authority():
    listed = [
        named("North West Leicestershire District Council", "district-council"),
        named("Leicestershire County Council", "county-council"),
        named("Leicestershire Constabulary", "police"),
        named("Leicestershire Fire & Rescue", "fire"),
        named("Leicestershire & Rutland Probation Trust", "probation"),
        named("NHS Leicestershire County & Rutland", "care-board"),
        named("Leicestershire Fire Authority", "fire"),
    ]
    (found,) = said("district", "england", ["North West Leicestershire"], listed, dt.date(2013, 7, 23))
    assert found.startswith("Leicestershire Fire & Rescue and Leicestershire Fire Authority are listed apart")
    today = said("district", "england", ["North West Leicestershire"], listed)
    assert any("Probation Trust is listed. Bodies of that kind ended on 1 June 2014." in words for words in today)


def test_a_merged_partnership_has_the_council_of_each_of_its_districts():
    blaby = [named("Blaby District Council", "district-council"), *HARBOROUGH[1:]]
    areas = ["Blaby", "Hinckley and Bosworth"]
    (found,) = said("district", "england", areas, blaby)
    assert found == "The partnership has 2 districts, and 1 of their councils is listed."
    whole = [*blaby, named("Hinckley and Bosworth Borough Council", "district-council")]
    assert said("district", "england", areas, whole) == []


def test_clinical_commissioning_groups_were_right_in_2017_and_no_more():
    ccg = [b for b in HARBOROUGH if b.kind != "care-board"] + [named("Clinical Commissioning Groups", "care-board")]
    assert said("district", "england", ["Blaby"], ccg, dt.date(2017, 6, 15)) == []
    assert "ended on 1 July 2022" in said("district", "england", ["Blaby"], ccg)[0]


@pytest.mark.parametrize(
    "tier, nation, kinds",
    [
        ("district", "england", {"district-council", "county-council", "care-board"}),
        ("unitary", "england", {"unitary-council", "care-board"}),
        ("unitary", "wales", {"unitary-council", "health-board"}),
        ("county", "england", {"county-council", "care-board"}),
    ],
)
def test_tier_and_nation_say_which_councils_and_which_board(tier, nation, kinds):
    assert set(required(tier, nation)) == kinds | {"police", "fire", "probation"}


def test_in_wales_a_care_board_is_of_the_wrong_nation():
    listed = [
        named("Gwent Police", "police"), named("South Wales Fire", "fire"), named("Probation", "probation"),
        named("Newport City Council", "unitary-council"), named("Gwent Integrated Care Board", "care-board"),
    ]  # fmt: skip
    found = said("unitary", "wales", ["Newport"], listed)
    assert found == [
        "No local health board is listed.",
        "Gwent Integrated Care Board is of the wrong nation: in Wales it is the local health board.",
    ]


def test_two_tiers_need_both_councils_and_one_tier_has_no_county():
    assert "No county council is listed." in said("district", "england", ["X"], [HARBOROUGH[0], *HARBOROUGH[2:]])
    unitary = [named("Leicester City Council", "unitary-council"), *HARBOROUGH[1:]]
    (found,) = said("unitary", "england", ["Leicester"], unitary)
    assert found.startswith("Leicestershire County Council is listed as a responsible authority. No such tier")


def test_a_responsible_authority_that_is_listed_as_invited_is_told_once():
    listed = [*HARBOROUGH[:2], named("Leicestershire Police", "police", "invited"), *HARBOROUGH[3:]]
    assert said("district", "england", ["Harborough"], listed) == [
        "Leicestershire Police is a responsible authority by law, and is listed otherwise."
    ]


def test_a_landlord_is_no_responsible_authority():
    (found,) = said("district", "england", ["Harborough"], [*HARBOROUGH, named("Pit Homes", "housing")])
    assert found == "Pit Homes is listed as a responsible authority. The Act does not make it one."


def test_each_authority_has_a_representative_and_a_liaison_officer():
    listed = [Body(b.name, b.kind, b.standing, represented=b.kind == "police", liaison=b.kind == "police")
              for b in HARBOROUGH]  # fmt: skip
    few, silent, liaison = findings("district", "england", ["Harborough"], listed)
    assert "fewer than two people" in few.said
    assert (few.must, silent.must, liaison.must) == (True, False, True)
    assert silent.said.startswith("Nobody represents Harborough District Council, Leicestershire County Council, ")
    assert "Leicestershire Police" not in silent.said
    assert "or The Probation Service in the strategy group." in silent.said
    assert "and The Probation Service have no designated liaison officer" in liaison.said
    assert "reg. 4" in liaison.law


def test_two_people_are_enough_for_the_regulations():
    listed = [Body(b.name, b.kind, b.standing, represented=2 * (b.kind == "police"), liaison=1) for b in HARBOROUGH]
    assert not any(f.must for f in findings("district", "england", ["Harborough"], listed))


def test_a_name_that_is_still_to_be_filled_in_is_told():
    unnamed = named("Integrated care board for this area (name to be filled in)", "care-board")
    listed = [b for b in HARBOROUGH if b.kind != "care-board"] + [unnamed]
    assert said("district", "england", ["Harborough"], listed) == [
        "The name of one agency is not filled in yet: integrated care board."
    ]
