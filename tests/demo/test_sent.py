"""What Silverpit's police send event by event, and the partnership's registers: true to the files and to the truth."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from frankpledge.demo import truth
from frankpledge.demo.generate import generate
from frankpledge.demo.registers import festival_days
from frankpledge.demo.sent import BURGLARIES, EXTRACTS, VIOLENCE
from frankpledge.demo.violence import MONTHS


@pytest.fixture(scope="module")
def burglaries(with_everything, rows_of):
    return rows_of(with_everything / "extracts" / BURGLARIES.file)


@pytest.fixture(scope="module")
def violence(with_everything, rows_of):
    return rows_of(with_everything / "extracts" / VIOLENCE.file)


@pytest.fixture(scope="module")
def offences(with_everything, rows_of):
    """The Home Office's table: subgroup → (financial year, quarter) → offences in Silverpit."""
    found = defaultdict(Counter)
    for row in rows_of(with_everything / "files" / "home-office" / "prc-csp-tables.csv"):
        if row["CSP Name"] == "Silverpit":
            quarter = row["Financial Year"], row["Financial Quarter"]
            found[row["Offence Subgroup"]][quarter] += int(row["Offence Count"])
    return found


def moment(row, day, time):
    return datetime.strptime(f"{row[day]} {row[time]}", "%d/%m/%Y %H:%M")


def quarter(row, day):
    when = datetime.strptime(row[day], "%d/%m/%Y")
    year = when.year - (when.month < 4)
    return f"{year}/{(year + 1) % 100:02}", str((when.month - 4) % 12 // 3 + 1)


def test_the_files_are_the_same_every_time(with_everything, tmp_path, digests):
    generate(tmp_path / "files", extracts=tmp_path / "extracts")
    assert digests(tmp_path / "extracts") == digests(with_everything / "extracts")
    assert len(digests(tmp_path / "extracts")) == len(EXTRACTS)


def test_a_run_without_a_whole_quarter_has_nothing_to_send(tmp_path):
    generate(tmp_path / "files", months=2, extracts=tmp_path / "extracts")
    assert not (tmp_path / "extracts").exists()


def test_burglaries_of_homes_are_those_of_the_quarters_and_never_more_than_the_months(
    burglaries, offences, with_everything, rows_of
):
    assert Counter(quarter(row, "From date") for row in burglaries) == offences["Residential burglary"]
    street = rows_of(with_everything / "files" / "police-uk" / "doggerland" / "street")
    published = Counter(row["Month"] for row in street if row["Crime type"] == "Burglary")
    sent = Counter("-".join(row["From date"].split("/")[:0:-1]) for row in burglaries)
    assert all(0 < sent[month] <= published[month] for month in published)


def test_violence_is_of_the_last_three_years_and_of_the_quarters(violence, offences):
    told = Counter(quarter(row, "Date") for row in violence)
    both = offences["Violence with injury"] + offences["Violence without injury"]
    assert told == {q: both[q] for q in sorted(both)[-MONTHS // 3 :]}


def test_a_burglary_lies_in_a_window_and_a_few_are_known_to_the_minute(burglaries):
    lengths = [moment(r, "To date", "To time") - moment(r, "From date", "From time") for r in burglaries]
    assert min(lengths) == timedelta(0) and max(lengths) < timedelta(days=6)
    assert 0.1 < sum(length == timedelta(0) for length in lengths) / len(lengths) < 0.2


def test_homes_are_broken_into_again_far_more_than_by_chance(burglaries):
    times = Counter(row["Address reference"] for row in burglaries)
    again = len(burglaries) - len(times)
    assert 0.8 * truth.REPEAT_SHARE < again / len(burglaries) < 1.8 * truth.REPEAT_SHARE
    points = defaultdict(set)
    for row in burglaries:
        points[row["Address reference"]].add((row["Easting"], row["Northing"]))
    assert {len(of_one) for of_one in points.values()} == {1}


def test_of_those_close_in_place_many_are_close_in_time(burglaries):
    at = [(int(r["Easting"]), int(r["Northing"]), moment(r, "From date", "From time")) for r in burglaries]
    close = [
        (b[2] - a[2]) / timedelta(days=1)
        for n, a in enumerate(at) for b in at[n + 1 :]
        if 0 < (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 <= truth.NEAR_METRES**2
    ]  # fmt: skip
    soon, later = (sum(low < abs(gap) <= low + truth.NEAR_DAYS for gap in close) for low in (0, 60))
    assert soon > 3 * later > 0


def test_violence_peaks_on_friday_and_saturday_nights_in_the_middle_of_the_town(violence):
    nights = [row for row in violence if (moment(row, "Date", "Time") - timedelta(hours=3)).weekday() in (4, 5)
              and not 3 <= moment(row, "Date", "Time").hour < 21]  # fmt: skip
    assert 0.2 < len(nights) / len(violence) < 0.35  # of 12 of the 168 hours
    there = Counter(row["Outward postcode"] for row in nights).most_common(1)[0][1]
    assert there > 0.6 * len(nights)


def test_the_festivals_days_have_about_three_times_as_many(violence):
    festival = {day for first, last in festival_days(truth.TRUTH) for day in days(first, last)}
    beside = {day + timedelta(weeks=w) for day in festival for w in (-2, -1, 1, 2)} - festival
    when = Counter(moment(row, "Date", "Time").date() for row in violence)
    assert 2 < 4 * sum(when[d] for d in festival) / sum(when[d] for d in beside) < 4.5


def days(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_three_campaigns_are_registered_with_what_they_are_compared_with(with_everything, rows_of, layers, table):
    rows = {row["campaign"]: row for row in rows_of(with_everything / "files" / "partnership" / "campaigns.csv")}
    assert [(row["measure"], row["first month"]) for row in rows.values()] == [
        ("burglary", truth.TRUTH.burglary_campaign_from),
        ("bicycle-theft", truth.TRUTH.bicycle_campaign_from),
        ("shoplifting", truth.TRUTH.shops_campaign_from),
    ]
    wards = {row["LSOA21CD"]: row["WD24NM"] for row in table("lookups/LSOA21_WD24_LAD24_EW.csv")}
    shops = rows["Safer shops"]
    assert shops["area"] == wards[truth.HOT_SPOT_LSOA]
    assert all(name.startswith("Swarte Cross") for name in shops["compare with"].split("; "))
    assert shops["area"] not in shops["buffer"].split("; ")


def test_school_terms_follow_one_another_and_the_festival_has_two_editions(with_everything, rows_of):
    rows = rows_of(with_everything / "files" / "partnership" / "calendar.csv")
    terms = [
        (date.fromisoformat(r["first day"]), date.fromisoformat(r["last day"]))
        for r in rows
        if r["what"] == "school term"
    ]
    assert len(terms) == 30
    assert all(first < last for first, last in terms)
    assert all(one[1] < other[0] for one, other in zip(terms, terms[1:], strict=False))
    assert {(first.weekday(), last.weekday()) for first, last in terms} == {(0, 4)}
    events = [row["first day"][:4] for row in rows if row["what"] == "event"]
    assert events == ["2024", "2025"]
