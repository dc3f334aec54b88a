"""A worked example of every kind of statistic that partnerships use, from their own reports where they print one."""

from fractions import Fraction

import pytest
from making import UPWELL, row, table, write, write_country

from frankpledge.evidence import places
from frankpledge.evidence.answers import answer
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import first_after
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.shares import composition
from frankpledge.evidence.statistics.change import change, detectable
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.shares import strands_of_crimes, strands_of_flags
from frankpledge.evidence.statistics.streaks import cumulative, streak
from frankpledge.evidence.statistics.survey.estimates import of_counts
from frankpledge.evidence.statistics.survey.waves import share_change
from frankpledge.evidence.trends import rolling
from frankpledge.evidence.warehouse import Warehouse

FENLAND = "E23000001"
QUARTERS = "Q1 {y}", "Q2 {y}", "Q3 {y}", "Q4 {y}"


def sheet(heads: tuple, **rows: tuple) -> str:
    return "\n".join(
        ["\t".join(("Measure", *heads)), *("\t".join((m.replace("_", " "), *map(str, n))) for m, n in rows.items())]
    )


@pytest.fixture
def of(tmp_path):
    """The edition of a warehouse that holds the invented country and these tables (of Upwell and of its force)."""

    def make(*tables: str) -> Edition:
        warehouse = Warehouse(tmp_path / "warehouse")
        edition = read([write_country(tmp_path / "country", boundaries=False)], warehouse).edition
        for number, text in enumerate(tables):
            about = About(f"Table {number}", "Upwell Council", UPWELL, "open", {"LLR": FENLAND, "Upwell": UPWELL})
            edition = take(warehouse, text.encode(), "table.txt", about).edition
        return edition

    return make


def test_n_a_count_in_a_period(of):
    edition = of(sheet(("2019/20",), Shoplifting=(351,)))
    assert answer(edition, f"shoplifting~count~{UPWELL}~2019-04..2020-03").text == "351"


def test_a_percentage_is_rounded_once_and_its_direction_is_a_word(of):
    edition = of(sheet(("2019/20", "2018/19"), Shoplifting=(351, 512)))
    figure = answer(edition, f"shoplifting~change~{UPWELL}~2019-04..2020-03")
    assert figure.text == "−31.4%" and "fell by 31.4%" in figure.answer


def test_a_year_to_date_is_set_against_the_same_months(of):
    heads = ("April to December 2022", "April to December 2021")
    edition = of(sheet(heads, Domestic_abuse=(973, 1000)))
    upwell = places.gazetteer(edition).areas[UPWELL]
    found = compare(edition, upwell, Period.read("2022-04..2022-12"))
    assert (
        str(half_up(found.row("domestic-abuse").percent, 1)) == "-2.7" and found.before.name == "April to December 2021"
    )


def test_r12_the_rolling_year_ends_with_a_stated_month(of):
    edition = of(sheet([f"Q{q} 2021/22" for q in (1, 2, 3, 4)] + ["Q1 2022/23"], Hate_crime=(30, 27, 29, 24, 39)))
    upwell = places.gazetteer(edition).areas[UPWELL]
    (series,) = Counted(edition, [upwell]).held(measures()["hate-crime"], upwell)
    assert [(p.full_name, n) for p, n in rolling(series)] == [
        ("2021/22 (April 2021 to March 2022)", 110),
        ("year to June 2022 (July 2021 to June 2022)", 119),
    ]


def test_q_a_quarter_is_printed_with_its_months(of):
    edition = of(sheet(("Q2 2022/23", "Q2 2021/22"), Robbery=(9, 12)))
    figure = answer(edition, f"robbery~count~{UPWELL}~2022-07..2022-09")
    assert figure.answer.startswith("Robbery in Upwell & Dale, Q2 2022/23 (July to September 2022): how many: 9")


def test_a_rate_is_of_residents_whose_vintage_is_said_and_is_not_annual(of):
    edition = of(sheet(("Q2 2022/23",), Shoplifting=(9,)))
    figure = answer(edition, f"shoplifting~rate~{UPWELL}~2022-07..2022-09")
    assert figure.text == "1.5" and figure.value == Fraction(9000, 6000)
    assert "(Census 2021). The rate is for the whole period, not for a year" in figure.notes[0]
    assert figure.details["interval_95"] == [pytest.approx(0.69, abs=0.01), pytest.approx(2.85, abs=0.01)]


def test_share_of_an_area(of):
    edition = of(sheet(("2022/23 Upwell", "2022/23 LLR"), Serious_violence=(236, 4291)))
    figure = answer(edition, f"serious-violence~share~{UPWELL}~2022-04..2023-03~{FENLAND}")
    assert figure.text == "5.5%"


def test_composition_has_its_base_and_its_residual(of):
    heads = ("2019/20",)
    edition = of(
        sheet(heads, Burglary=(236,), Burglary_Residential=(216,), **{"Burglary Business and Community": (15,)})
    )
    upwell = places.gazetteer(edition).areas[UPWELL]
    made = composition(Counted(edition, [upwell]), measures()["burglary"], upwell, Period.read("2019/20"))
    assert [str(s.rounded()) for s in made.shares.parts] == ["91.5", "6.4"]
    assert (made.shares.residual.count, str(made.shares.residual.rounded())) == (5, "2.1")


def test_a_strand_share_says_whether_it_is_of_crimes_or_of_flags():
    flags = {"race": 58, "sexual orientation": 39, "other": 35}
    assert [str(s.rounded()) for s in strands_of_flags(flags).parts[:2]] == ["43.9", "29.5"]
    assert strands_of_crimes(flags, 119).overlap and str(strands_of_crimes(flags, 119).parts[0].rounded()) == "48.7"


def test_a_year_on_year_change_here_beside_the_wider_area(of):
    heads = ("2015/16 Upwell", "2016/17 Upwell", "2015/16 LLR", "2016/17 LLR")
    edition = of(sheet(heads, Shoplifting=(505, 485, 5000, 5455)))
    areas = places.gazetteer(edition).areas
    texts = [answer(edition, f"shoplifting~change~{code}~2016-04..2017-03").text for code in (UPWELL, FENLAND)]
    assert texts == ["−4.0%", "+9.1%"] and areas[FENLAND].name == "Fenland police force area"


def test_a_two_year_change_says_from_which_year(of):
    edition = of(sheet(("2014/15", "2015/16", "2016/17"), Domestic_Violence_with_injury=(169, 121, 182)))
    figure = answer(edition, f"domestic-violence-with-injury~change~{UPWELL}~2016-04..2017-03~2014-04..2015-03")
    assert figure.text == "+7.7%" and "169 in 2014/15 and 182 in 2016/17" in figure.answer


def test_seven_falls_in_a_row_need_eight_values():
    assert streak([80, 75, 70, 66, 60, 55, 51, 50]).words == "the seventh fall in a row"


def test_what_was_avoided_is_offences_summed_over_the_years():
    assert cumulative([1000, 900, 700, 550]).difference == -850


def test_a_baseline_before_covid(of):
    edition = of(sheet(("2019/20", "2021/22", "2022/23"), Shoplifting=(351, 300, 320)))
    figure = answer(edition, f"shoplifting~change~{UPWELL}~2022-04..2023-03~2019-04..2020-03")
    assert figure.text == "−8.8%" and figure.details["verdict"] == Verdict.NO_CLEAR_CHANGE


def test_a_survey_percentage_has_points_and_per_cent_and_an_interval():
    found = share_change(of_counts(254, 416), of_counts(137, 212))
    assert (round(float(found.points), 1), round(float(found.percent), 1)) == (3.6, 5.8)
    assert found.low < 0 < found.high and found.p > 0.3


def test_a_ratio_of_residents_to_officers(of):
    edition = of(sheet(("2022/23",), Police_officers=(10,)))
    figure = answer(edition, f"police-officers~residents-each~{UPWELL}~2022-04..2023-03")
    assert figure.text == "600" and "6,000 residents (Census 2021) ÷ 10" in figure.formula


@pytest.mark.parametrize("base, fall, rise", [(25, 64, 95), (50, 48, 64), (100, 36, 44), (500, 17, 19), (1000, 12, 13)])
def test_the_least_change_that_would_be_noticed(base, fall, rise):
    least = detectable(base)
    assert (half_up(least.fall), half_up(least.rise)) == (fall, rise)


@pytest.mark.parametrize(
    "before, after, p",
    [(4689, 4631, 0.555), (415, 513, 0.00144), (512, 351, 4.7e-8), (687, 537, 2.0e-5), (4746, 5433, 1.0e-11)],
)
def test_two_counts_are_compared_by_the_conditional_binomial_test(before, after, p):
    assert change(before, after).p == pytest.approx(p, rel=0.03)


class TestTheHomeOfficesTables:
    """Quarters by offence code: compared by quarter, by year and by year to date, with their own ups and downs."""

    HEADINGS = (
        "Financial Year", "Financial Quarter", "Police Force", "CSP Name", "Offence Description", "Offence Group",
        "Offence Subgroup", "Offence Code", "Offence Count",
    )  # fmt: skip

    @pytest.fixture
    def edition(self, tmp_path) -> Edition:
        lines = []
        for year in (2019, 2020, 2021, 2022):
            for quarter in (1, 2, 3, 4):
                count = 100 + 4 * quarter + (60 if (year, quarter) >= (2022, 1) else 0) + (year % 2)
                of = (f"{year}/{(year + 1) % 100}", quarter, "Fenland", "Upwell & Dale")
                lines.append((*of, "Theft from vehicle", "Theft offences", "Vehicle offences", "45", count))
        folder = write_country(tmp_path / "country", boundaries=False)
        write(folder / "prc-csp.csv", table(list(self.HEADINGS), lines))
        return read([folder], Warehouse(tmp_path / "warehouse")).edition

    def test_a_year_is_its_four_quarters_and_its_usual_is_told_from_quarters(self, edition):
        upwell = places.gazetteer(edition).areas[UPWELL]
        row = compare(edition, upwell, Period.read("2022/23")).row("theft-from-motor-vehicle")
        assert (row.before, row.after, row.source, row.verdict) == (444, 680, "recorded_crime", Verdict.ROSE)
        assert row.dispersion is not None

    def test_a_year_to_date_ends_with_the_last_quarter_held(self, edition):
        upwell = places.gazetteer(edition).areas[UPWELL]
        found = compare(edition, upwell, Period.read("2023-01..2023-12"))
        assert found.now.full_name == "Q4 2022/23 (January to March 2023)" and not found.complete

    def test_a_quarter_names_the_file_and_the_offence_codes(self, edition):
        figure = answer(edition, f"theft-from-motor-vehicle~count~{UPWELL}~2022-07..2022-09")
        assert (figure.value, figure.sources[0].where) == (168, "offence codes 45")

    def test_a_month_of_a_quarter_has_no_count(self, edition):
        assert answer(edition, f"theft-from-motor-vehicle~count~{UPWELL}~2022-07..2022-07").text == "not available"

    def test_a_measure_without_any_of_its_codes_in_the_table_is_not_available_and_no_zero(self, edition):
        assert answer(edition, f"theft-of-motor-vehicle~count~{UPWELL}~2022-07..2022-09").text == "not available"

    def test_street_level_rows_and_the_table_are_never_one_series(self, edition, tmp_path):
        folder = tmp_path / "street"
        write(folder / "2023-04-fenland-street.csv", table(list(row()), [row(Month="2023-04", Crime_type="Robbery")]))
        both = read([folder], Warehouse(tmp_path / "warehouse")).edition
        upwell = places.gazetteer(both).areas[UPWELL]
        for series in Counted(both, [upwell]).held(measures()["robbery"], upwell):
            assert {len(s) for s in series.counts} in ({1}, {3})

    def test_a_change_of_counting_in_the_midst_of_a_quarter_begins_with_that_quarter(self, edition):
        spans = [Period.read(p) for p in ("2023-01..2023-03", "2023-04..2023-06", "2023-07..2023-09")]
        known = [RecordingBreak(Period.read("2023-05").first, "counted otherwise", "somebody")]
        assert first_after(known, spans) == {1: "counted otherwise"}
        assert not first_after(known, spans[2:])


class TestAPartnersWholeYear:
    def test_does_not_put_street_level_rows_out_of_a_year_to_date(self, tmp_path):
        folder = write_country(tmp_path / "country", boundaries=False)
        for month in (
            "2022-04",
            "2022-05",
            "2022-06",
            "2023-04",
            "2023-05",
            "2023-06",
            "2023-07",
            "2023-08",
            "2023-09",
        ):
            lines = [row(Month=month, Crime_type="Robbery")] * 3
            write(folder / f"{month}-fenland-street.csv", table(list(row()), lines))
        warehouse = Warehouse(tmp_path / "warehouse")
        read([folder], warehouse)
        about = About("Fly-tipping", "Upwell Council", UPWELL, "open")
        edition = take(warehouse, b"Measure\t2023/24\nFly-tipping\t900\n", "fly.txt", about).edition
        found = compare(edition, places.gazetteer(edition).areas[UPWELL], Period.read("2023/24"))
        assert found.now.id == "2023-04..2023-09" and found.row("robbery").after == 18
        assert found.row("fly-tipping") is None
        assert [m.id for m in found.elsewhere] == ["fly-tipping"]
