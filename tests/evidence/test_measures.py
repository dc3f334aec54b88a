"""The measures: each loads, says who stands behind it, and gives what its own worked examples say."""

from pathlib import Path

import pytest
from making import DISTRICTS, RESIDENTS, UPWELL, row

from frankpledge.evidence import places
from frankpledge.evidence.figures import Counted
from frankpledge.evidence.measures.loading import DEFINITIONS, WrongDefinition, load, measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.sources.police_street import CATEGORIES
from frankpledge.evidence.statistics.rounding import half_up

EXAMPLES = [pytest.param(m, e, id=f"{m.id}-{n}") for m in measures().values() for n, e in enumerate(m.examples)]
JANUARY = Period.read("2024-01")
UPWELL_RESIDENTS = sum(RESIDENTS[lsoa] for lsoa in DISTRICTS[UPWELL][1])


def test_every_definition_loads_under_its_own_name_in_a_settled_order():
    assert set(measures()) == {p.stem for p in DEFINITIONS.glob("*.toml")}
    assert len(measures()) == 15 and next(iter(measures())) == "total-crime"


@pytest.mark.parametrize("measure, example", EXAMPLES)
def test_a_worked_example_comes_true_through_the_real_door(holding, measure, example):
    edition = holding([row(Crime_type=kind) for kind, n in example.given.items() for _ in range(n)])
    upwell = places.gazetteer(edition).areas[UPWELL]
    counted = Counted(edition, [upwell])

    count = counted.figure(measure, "count", upwell, JANUARY).value
    rate = counted.figure(measure, "rate", upwell, JANUARY).value

    assert count == example.count
    assert float(half_up(rate * UPWELL_RESIDENTS / example.residents, 1)) == example.rate


def test_every_published_category_is_counted_by_one_measure_of_its_own():
    alone = [m.categories[0] for m in measures().values() if len(m.categories) == 1]
    assert sorted(alone) == sorted(CATEGORIES)


def test_total_crime_is_every_category_but_anti_social_behaviour():
    assert set(measures()["total-crime"].categories) == set(CATEGORIES) - {"Anti-social behaviour"}
    assert measures()["total-crime"].never_add_to == ("anti-social-behaviour",)


def test_what_is_never_added_to_is_a_measure_that_there_is():
    for m in measures().values():
        assert set(m.never_add_to) <= set(measures()), m.id


@pytest.fixture
def altered(tmp_path):
    """The definition of shoplifting with one text put in place of another."""

    def alter(old: str, new: str) -> Path:
        text = (DEFINITIONS / "shoplifting.toml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "shoplifting.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return alter


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("question ", "qestion ", "“qestion” is not a key of a measure; known: "),
        ("[numerator]", "[numerator]\nfilter = 1", "“numerator.filter” is not a key"),
        ("[denominator]", "[denominator]\nyear = 2021", "“denominator.year” is not a key"),
        ("residents =", "people =", "“example.people” is not a key"),
        ("review_by ", "#", "“review_by” is missing"),
        ('source = "residents"', "", "“denominator.source” is missing"),
        ("count     = 3", "", "“example.count” is missing"),
        ("[[example]]", "[[sample]]", "“sample” is not a key"),
        ('"lower is better"', '"down"', "“direction” must be one of: lower is better, higher is better"),
        ('"draft"', '"final"', "“status” must be draft or checked"),
        ('"draft"', '"checked"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "n/a"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "N/A"', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = " "', "“checked_by” must name somebody other than the writer"),
        ('"draft"', '"checked"\nchecked_by = "Frankpledge"', "“checked_by” must name somebody other than the wri"),
        ('["Shoplifting"]', '["Shop lifting"]', "“Shop lifting” is not a published category"),
        ('"police_street"', '"iquanta"', "the sources known are police_street and residents"),
        ("title ", "title = title ", "it is not TOML"),
    ],
)
def test_a_wrong_definition_is_refused_by_file_and_key(altered, old, new, said):
    with pytest.raises(WrongDefinition) as refused:
        load(altered(old, new))
    assert str(refused.value).startswith("shoplifting.toml: ") and said in str(refused.value)


def test_a_recording_break_needs_a_month(altered):
    wrong = "[[recording_break]]\nmonth = '2023'\nwhat = 'x'\nsource = 'y'\n[numerator]"
    with pytest.raises(WrongDefinition, match="^shoplifting.toml: “2023” is not a month"):
        load(altered("[numerator]", wrong))


@pytest.mark.parametrize(
    "old, new",
    [
        pytest.param('"draft"', '"checked"\nchecked_by = "n/a "', id="n/a and a space"),
        pytest.param('"draft"', '"checked"\nchecked_by = "frankpledge"', id="the writer in small letters"),
        pytest.param('["Shoplifting"]', "[]", id="no category"),
        pytest.param('["Shoplifting"]', '["Shoplifting", "Shoplifting"]', id="a category twice"),
    ],
)
def test_other_nonsense_is_refused_too(altered, old, new):
    with pytest.raises(WrongDefinition, match="^shoplifting.toml: "):
        load(altered(old, new))


def test_a_checked_definition_names_who_checked_it(altered):
    assert load(altered('"draft"', '"checked"\nchecked_by = "A. Nother"')).checked_by == "A. Nother"


def test_a_local_analyst_adds_a_measure_by_adding_a_file(altered):
    path = altered('title      = "Shoplifting"', 'title = "Theft from our shops"')
    ours = load(path.rename(path.with_name("our-shops.toml")))
    assert (ours.id, ours.title, ours.categories) == ("our-shops", "Theft from our shops", ("Shoplifting",))
