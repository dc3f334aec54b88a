"""Scores: what is counted and what is judged, what is missing is said, and nothing but the evidence moves the order."""

from math import sqrt

import pytest
from asking import reasons
from making import FOURWAYS_LSOA, OTHERTON_LSOA, PLAIN, SALTBY_LSOA, THREEWAYS_LSOA, row, table, write, write_months

from frankpledge.evidence import places
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.scores import risks
from frankpledge.evidence.analyses.scores.result import scores
from frankpledge.evidence.analyses.scores.scored import find
from frankpledge.evidence.analyses.scores.weighing import BY_ID, JUDGED, Weighing, problems, weights
from frankpledge.evidence.answers import answer
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.measures.registers import Judgement, judgements, judgements_in
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.sentence import Printed
from frankpledge.evidence.sources import registers
from frankpledge.evidence.statistics.evaluation.words import overclaims
from frankpledge.evidence.statistics.scoring.components import Component
from frankpledge.evidence.statistics.scoring.criteria import criteria
from frankpledge.evidence.warehouse import Warehouse

YEAR = Period.read("2024-01..2024-12")
HEADINGS = registers.JUDGEMENTS.headings
UPWELL = {"Burglary": (20, 20), "Shoplifting": (6, 12), "Robbery": (4, 2), "Anti-social behaviour": (9, 9)}
JUDGEMENTS = [
    ("burglary", "concern", "80", "First of 40%", "Survey"),
    ("burglary", "concern", "60", "Parish forum", "Clerk"),
    ("robbery", "concern", "0", "Nobody named it", "Survey"),
]


def happened():
    """Months of three years: in Upwell shoplifting doubles in the last and robbery halves; elsewhere two of each."""
    for year in (2022, 2023, 2024):
        for month in (f"{year}-{m:02}" for m in range(1, 13)):
            for kind, (before, now) in UPWELL.items():
                number = now if year == 2024 else before
                yield from [row(Month=month, LSOA_code=PLAIN, Crime_type=kind)] * number
            for lsoa in (OTHERTON_LSOA, THREEWAYS_LSOA, FOURWAYS_LSOA):
                for kind in UPWELL:
                    yield from [row(Month=month, LSOA_code=lsoa, Crime_type=kind)] * 2
            yield from [row(Month=month, LSOA_code=SALTBY_LSOA, Falls_within="Marsh Police")] * 2


@pytest.fixture(scope="module")
def edition(country, tmp_path_factory):
    folder = tmp_path_factory.mktemp("scores")
    judged = write(folder / "judgements.csv", table(HEADINGS, JUDGEMENTS))
    return read([country, write_months(folder / "street", list(happened())), judged], Warehouse(folder / "w")).edition


@pytest.fixture
def asked(edition):
    return Asked(edition, places.gazetteer(edition).find("Upwell and Dale"), YEAR)


def of(found, id):
    """What a problem scored, and its parts."""
    (place,) = [i for i, m in enumerate(found.problems) if m.id == id]
    return found.scored[place]


def only(component):
    return tuple((c, float(c is component)) for c in Component)


FOUR = problems(("burglary", "shoplifting", "robbery", "anti-social-behaviour"))


def test_by_volume_alone_the_order_is_that_of_the_counts(asked):
    found = find(asked, Weighing(FOUR, only(Component.VOLUME)))
    assert [m.id for m in found.problems] == ["burglary", "shoplifting", "anti-social-behaviour", "robbery"]
    assert [s.score for s in found.scored] == [100, pytest.approx(200 / 3), pytest.approx(100 / 3), 0]


def test_a_trend_is_in_units_of_its_own_noise(asked):
    found = find(asked, Weighing(FOUR, only(Component.TREND)))
    assert [m.id for m in found.problems][0] == "shoplifting" and [m.id for m in found.problems][-1] == "robbery"
    assert found.counts.trend(FOUR[1]) == pytest.approx(sqrt(2) * (sqrt(144) - sqrt(72)))  # Wheeler 2016; φ is 1


def test_what_is_above_its_peers_presses_more(asked):
    found = find(asked, Weighing(FOUR, only(Component.PEERS)))
    assert of(found, "burglary").score > of(found, "robbery").score
    assert found.counts.beside_peers(FOUR[0]) > found.counts.beside_peers(FOUR[2])


def test_a_forecast_is_the_year_to_come_over_the_last(asked):
    found = find(asked, Weighing(FOUR)).counts.forecast(FOUR)
    assert found[0] == pytest.approx(1, abs=0.05) and all(f is not None for f in found)


def test_harm_is_the_count_by_what_the_index_makes_of_one(asked):
    counts = find(asked, Weighing(FOUR)).counts
    assert counts.harm(FOUR[1]) == 144 * 1 and counts.harm(FOUR[2]) == 24 * 365  # Cambridge index, 2026
    assert counts.harm(FOUR[0]) is None and counts.harm(FOUR[3]) is None


def test_a_component_known_of_too_few_problems_is_left_out_and_said(asked):
    found = find(asked, Weighing(FOUR))
    assert found.partly == (Component.HARM,) and Component.HARM not in found.components
    result = scores(asked)
    assert any(c.startswith("Harm is known of too few of the problems") for c in result.cautions)
    both = find(asked, Weighing((FOUR[1], FOUR[2])))
    assert of(both, "robbery").parts[Component.HARM] == 100


def test_what_is_missing_is_said_and_is_never_0(asked):
    found = find(asked, Weighing(FOUR, only(Component.CONCERN)))
    assert of(found, "burglary").score == 70 and of(found, "robbery").score == 0  # judged 80 and 60; judged 0
    missing = of(found, "shoplifting")
    assert missing.score is None and missing.note == "Not scored: nothing is known of it."
    everything = of(find(asked, Weighing(FOUR)), "shoplifting")
    assert everything.note == "Scored without public concern; the other weights were scaled up."
    assert everything.range.low < everything.score < everything.range.high


def test_judgements_of_several_are_averaged_and_that_is_said(asked):
    cautions = scores(asked).cautions
    assert "Public concern of burglary is the mean of 2 judgements" in cautions
    assert any("Nothing is known of repeat victims, what partners can do, statutory duty" in c for c in cautions)


def test_a_file_of_judgements_stands_in_place_of_the_register(asked, tmp_path):
    file = write(tmp_path / "own.csv", table(HEADINGS, [("robbery", "police-plan", "100", "First priority", "Plan")]))
    given = judgements_in(file)
    found = find(asked, Weighing(FOUR, judgements=given))
    assert found.components[-1] is Component.POLICE_PLAN and Component.CONCERN in found.absent
    assert not found.weighing.can_be_asked


def test_the_problems_are_the_measures_held_that_are_part_of_no_other(asked):
    titles = {m.id for m in find(asked).problems}
    assert {m.id for m in FOUR} <= titles and not titles & {"total-crime", "other-crime"}


def test_the_score_is_called_advice_and_nothing_overclaims(asked):
    result = scores(asked)
    assert "The score is advice made of evidence: the group decides" in result.cautions[0]
    cells = (c.text if isinstance(c, Printed) else c for one in result.listings for r in one.rows for c in r)
    assert not overclaims("\n".join([*(s.plain for s in result.says), *result.cautions, *result.method, *cells]))


def test_an_order_that_hangs_on_the_weights_says_so(asked):
    said = " ".join(s.plain for s in scores(asked).says)
    assert "of other ways to weigh the same evidence it is among the first three" in said
    steady = find(asked, Weighing((FOUR[0], FOUR[2]), only(Component.VOLUME)))
    assert steady.scored[0].in_the_top == 1


def test_every_score_is_a_figure_that_answers_the_same(asked, edition):
    result = scores(asked)
    for cell in [r[1] for r in result.listings[0].rows]:
        figure = answer(edition, cell.figure)
        assert figure.text == cell.text and figure.sources and figure.details["problem"] in figure.id
    two = answer(edition, f"robbery~score~E07000001~{YEAR.id}~robbery+shoplifting@{edition.name}")
    assert two.text == f"{find(asked, Weighing(problems(('robbery', 'shoplifting')))).scored[1].score:.0f}"


def test_a_score_of_what_is_none_of_the_problems_is_not_available(edition):
    figure = answer(edition, f"drugs~score~E07000001~{YEAR.id}~robbery+shoplifting@{edition.name}")
    assert figure.value is None and "none of the problems that are scored" in figure.answer
    with pytest.raises(NoSuchFigure, match="there is no measure “robery”"):
        answer(edition, f"drugs~score~E07000001~{YEAR.id}~robery+shoplifting@{edition.name}")


def test_of_a_period_that_is_not_held_nothing_is_scored(asked, edition):
    with pytest.raises(NothingToAnalyse, match="no month of"):
        scores(Asked(edition, asked.area, Period.read("2019/20")))
    with pytest.raises(NothingToAnalyse, match="nothing is held of hate crime"):
        find(asked, Weighing(problems(("hate-crime", "burglary"))))


@pytest.mark.parametrize(
    "ids, why",
    [
        (["burglary"], "name two or more"),
        (["burglary", "burglary"], "named twice"),
        (["arsony", "x"], "no measure “ars"),
    ],
)
def test_problems_are_two_or_more_measures(ids, why):
    with pytest.raises(ValueError, match=why):
        problems(ids)


@pytest.mark.parametrize(
    "text, why",
    [
        ("volum = 1", "“volum” is no component; there are: volume, harm, trend, peers, concern"),
        ("volume = -1", "a number, 0 or more: -1 was given"),
        ("volume = true", "a number, 0 or more: True was given"),
        ("volume = nan", "a number, 0 or more: nan was given"),
        ("volume = 0", "one weight at the least is above 0"),
        ("volume 1", "own.toml: it is not TOML"),
    ],
)
def test_a_file_of_weights_with_a_mistake_is_refused(tmp_path, text, why):
    with pytest.raises(ValueError) as refused:
        weights(write(tmp_path / "own.toml", text))
    assert why in str(refused.value)


def test_what_a_file_of_weights_does_not_name_counts_for_nothing(tmp_path):
    given = dict(weights(write(tmp_path / "own.toml", "volume = 2\npolice-plan = 1.5")))
    assert given[Component.VOLUME] == 2 and given[Component.POLICE_PLAN] == 1.5 and given[Component.HARM] == 0


@pytest.mark.parametrize(
    "place, value, expected",
    [
        (0, "burglry", "the id of the measure"),
        (1, "volume", "what is counted is not judged"),
        (2, "101", "a number from 0 to 100"),
        (2, "-1", "a number from 0 to 100"),
        (2, "", "a number from 0 to 100"),
        (3, "", "the reason, in a sentence"),
        (4, "", "who judged it"),
    ],
)
def test_a_judgement_with_a_mistake_refuses_the_whole_file(reading, tmp_path, place, value, expected):
    wrong = [*JUDGEMENTS[0][:place], value, *JUDGEMENTS[0][place + 1 :]]
    file = write(tmp_path / "judgements.csv", table(HEADINGS, [JUDGEMENTS[1], wrong]))
    found = reading(file)
    assert expected in " ".join(reasons(found)) and not judgements(found.edition)
    with pytest.raises(ValueError, match="judgements.csv: Judgements of problems: .*line 3"):
        judgements_in(file)


def test_a_file_of_another_kind_is_no_file_of_judgements(tmp_path):
    with pytest.raises(ValueError, match="is no judgements of problems: its columns are problem, component, score"):
        judgements_in(write(tmp_path / "other.csv", "a,b\n1,2\n"))
    with pytest.raises(ValueError, match=r"none\.csv can't be read: No such file"):
        judgements_in(tmp_path / "none.csv")


def test_the_register_and_the_score_agree_on_what_is_judged():
    assert set(registers.JUDGED) == {id for id, c in BY_ID.items() if c in JUDGED}


def judge(problem, item, score, who="A"):
    return Judgement(problem, item, score, "why", who)


def test_risk_is_harm_by_likelihood_of_the_items_that_were_scored():
    given = [judge("burglary", "psychological", 4), judge("burglary", "frequency", 8), judge("burglary", "evidence", 2)]
    (_, found), *_ = risks.matrix(given, criteria()).rows
    assert (found.risk.score, found.confidence.score, found.position.score) == (32, 2, None)
    cells = risks.listings(risks.matrix(given, criteria()))[0].rows[0]
    assert cells == ("Burglary", "4.0 (0.8 to 7.2)", "8.0 (2.0 to 8.0)", "32.0 (1.6 to 57.6)", "not scored", "2.0")


def test_members_who_are_far_apart_are_told_without_their_names():
    given = [judge("robbery", "physical", score, who) for who, score in (("Ann", 0), ("Ben", 8), ("Cat", 8))]
    found = risks.matrix(given, criteria())
    assert found.rows[0][1].harm.score == 8  # the middle score
    assert risks.listings(found)[1].rows == (("Robbery", "Harm to the body", "0 to 8", "3"),)


@pytest.mark.parametrize(
    "given, why",
    [
        ([judge("robbery", "physical", 3)], "the scale is 0, 2, 4, 8"),
        ([judge("robbery", "beauty", 4)], "“beauty” is no item"),
        ([judge("robbery", "physical", 4), judge("robbery", "physical", 8)], "A scored physical of robbery twice"),
    ],
)
def test_a_risk_that_does_not_keep_to_the_criteria_is_refused(given, why):
    with pytest.raises(ValueError, match=why):
        risks.matrix(given, criteria())


def test_without_scores_of_risk_there_is_no_matrix():
    assert risks.matrix([], criteria()) is None
