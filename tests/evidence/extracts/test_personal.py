"""Personal data refuses the whole file: what is found, what is not taken for it, and that no message gives any away.

Ordinary columns are written as partners' systems write them; names are drawn at random from lists of those that people
have (ONS, Baby names; the commonest surnames), rare ones among them.
"""

import csv
import datetime as dt
import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_extracts import csv_of, mapping, reading
from making_sheets import Made, ods, xlsx

from frankpledge.evidence.reading.extracts.columns import column
from frankpledge.evidence.reading.extracts.personal.detecting import Personal, of_column
from frankpledge.evidence.reading.extracts.personal.marks import is_nhs_number

TODAY = dt.date(2024, 12, 31)

ORDINARY = {
    "Street": "Mark Street|James Street|St John's Road|Victoria Road|Charlotte Close|King Edward Avenue|Stanley "
    "Terrace|Nelson Mandela Way|Robert Hall Street|Grace Road|Mary Rose Drive|High Street|Albert "
    "Road|Martin Avenue|William Street",
    "Premises": "John Lewis|Boots|Tesco Extra|Co-op, Church Street|Marks & Spencer|Paul Smith|WH Smith|Robert "
    "Dyas|George Inn|Victoria Centre|Prince of Wales|Wilko|Next|Thomas Cook|William Hill|Greggs|Ted "
    "Baker|B&M",
    "Ward": "Bentley Heath|Kingsley|Ashley|Beverley|Lutterworth East|St Mary's|Grace Dieu|Thurnby and "
    "Houghton|Glen Parva|Charlton|Stanley|Douglas|Market Harborough Logan|Broughton Astley "
    "South|Nevill|Fleckney",
    "Beat": "NH01|NH02|NH03|LE04|EB12|Harborough Rural|Harborough Town",
    "School": "Robert Smyth Academy|Welland Park|Kibworth High School|Gartree High School|St Joseph's|Martin High "
    "School",
    "Category": "Assault|Stabbing|Overdose|Psychiatric / abnormal behaviour|Fall|Breathing problems|Hate "
    "crime|Robbery",
    "Offence": "Burglary - residential|Theft from motor vehicle|Wounding S20|Common assault|Criminal damage to a "
    "dwelling",
    "Officer": "PC 1234|PC 881|PCSO 6021|DC 1410|SGT 77|4021|CO1188",
    "Outcome": "No further action|Warning given|Referred to Victim Support|Closed, Mark Scheme 2|Advice given to the"
    " tenant",
    "Ethnicity": "White|Black|Asian|Mixed|Other|Not stated",
    "Colour": "White|Black|Grey|Brown|Green|Rose|Red|Blue",
    "Postcode": "LE16 7AA|LE16 9DD|LE2 4NP|NN14 6TT|LE8 0PQ",
    "Outward": "LE16|LE2|NN14|LE8|CV13",
    "Time": "14:30|02:10|23:59|00:05|09:15",
    "Victim": "Y|N|Yes|No",
    "Victim name": "REDACTED|redacted|n/a|not given|***",
    "Date of birth known": "Y|N|Y|Y",
    "Location": "Outside Tesco, High Street|Junction of Mill Lane and Church Road|Rear of 14 Station Road|Victoria "
    "Park|Welland Park, near the Francis Crick Institute|Car park, Robert Peel Street|St Nicholas Way "
    "roundabout",
    "Gender": "F|M|Other",
    "Age": "12|34|71|18",
    "Hospital": "Leicester Royal Infirmary|Glenfield Hospital|George Eliot Hospital|Kettering General|Queen Elizabeth",
    "Ambulance call code": "30D03|17B01|04A01|06D02",
    "Agency": "Leicestershire Police|NHS Trust|Harborough District Council|Victim First|Turning Point|Women's Aid",
    "Waste type": "Black bags - household|White goods|Tyres|Asbestos|Other electrical",
    "Day": "Monday|Tuesday|Friday|Sunday",
    "Source": "Phone|Email|Web form|Face to face",
    "Type of contact": "Telephone|E-mail|In person",
    "Name of street": "High Street|Mill Lane|Station Road",
    "Name of school": "Gartree High School|Welland Park",
    "Country born": "UK|Poland|Not stated",
    "Contact method": "Telephone|E-mail|In person",
}  # fmt: skip
NARRATIVES = (
    "Group of youths causing a nuisance outside the shops on Victoria Road, moved on by PC 1234",
    "Neighbour playing loud music at night, third report this week, diary sheets sent",
    "Fly tip of black bags and a fridge in the lay-by on Martin Lane near the George Inn",
    "Caller states male aged about 30 shouting in Church Street, area searched no trace",
    "Off road bikes on the field behind St Thomas More School, reg not seen",
    "Vehicle fire in the car park of Robert Smyth Academy, crew from Market Harborough attended at 14:30",
    "Ref 24/0012345 linked to job 0100234567 and UPRN 100030456789 on 03/04/2024",
    "Broken window at the Prince William, landlord to repair, crime number 24000123456",
)


def finding(heading: str, cells: list[str]):
    return of_column(column(heading, cells), TODAY)


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng([2007, 1831, seed])


@pytest.mark.parametrize("heading", ORDINARY)
@pytest.mark.parametrize("rows", [12, 400])
def test_an_ordinary_column_is_not_taken_for_personal_data(heading, rows):
    texts = ORDINARY[heading].split("|")
    assert finding(heading, [*texts, *rng(rows).choice(texts, rows)]) is None


def test_references_of_systems_are_not_taken_for_numbers_of_people():
    draw = rng(1)
    columns = {
        "Incident number": [f"{n:010}" for n in range(4_000_000_000, 4_000_000_400)],
        "Case": [f"{n}" for n in draw.integers(10**9, 10**10, 400)],  # one in eleven checks as an NHS number does
        "Site": [f"{n}" for n in draw.integers(100_030_000_000, 100_040_000_000, 400)],
        "Job": [f"{n}" for n in range(1_712_000_000, 1_712_000_400)],
        "Case ID": [f"{n}" for n in draw.integers(7_000_000_000, 7_100_000_000, 400)],
        "Person ref": [f"77{n:08}" for n in draw.integers(0, 60, 400)],  # the same again and again
        "Call": [f"2{n}" for n in draw.integers(10**8, 10**9, 400)],
        "OIC crime no": [f"4424{n:07}" for n in draw.integers(0, 500_000, 60)],
        "Longitude": [f"{n:.9f}" for n in draw.uniform(-1.2, 0.3, 400)],
        "Public house name": ["The Crown", "The Anchor", "The Plough"],
        "Registration district": ["Silverpit", "Doggerland"],
        "Log": [f"0{n}" for n in range(1_162_000_000, 1_162_000_400)],
        "Crime number": [f"24*{n}*24" for n in draw.integers(10_000, 99_999, 400)],
        "CAD": [f"{n}/03APR24" for n in draw.integers(1, 9_000, 400)],
        "Households": [f"{n}" for n in draw.integers(9_000, 80_000, 400)],  # as a spreadsheet's numbers of days
        "Easting": [f"{n}" for n in draw.integers(440_000, 490_000, 400)],
        "Hash": [f"{n:016x}" for n in draw.integers(0, 2**62, 400)],
    }
    assert {h: f for h, cells in columns.items() if (f := finding(h, cells))} == {}


def test_streets_wards_and_districts_of_real_data_are_not_taken_for_people(real_folder):
    wanted = {
        "Location": "police-uk",
        "Crime ID": "police-uk",
        "LSOA name": "police-uk",
        "WD24NM": "lookups",
        "CSP24NM": "lookups",
    }
    for heading, folder in wanted.items():
        cells = _cells(real_folder / folder, heading)
        drawn = [finding("Field 7", list(rng(s).choice(cells, n))) for s in range(20) for n in (10, 100, 400)]
        assert len(cells) > 100 and not any(drawn), heading


def _cells(folder, heading: str) -> list[str]:
    """The cells of a column of the first file that has it, without the words that its publisher puts before each."""
    for file in sorted(folder.rglob("*.csv*")):
        with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8-sig", newline="") as lines:
            if heading in (rows := csv.DictReader(lines)).fieldnames:
                return [r[heading].removeprefix("On or near ") for r in rows if r[heading]]
    return []


def test_days_of_events_are_not_taken_for_birthdays():
    draw = rng(2)
    for years in (0.25, 1, 5, 20, 40):
        cells = [f"{TODAY - dt.timedelta(days=int(d)):%d/%m/%Y}" for d in draw.uniform(0, years * 365, 400)]
        assert finding("Reported", cells) is None, years


def test_a_narrative_without_people_is_not_refused():
    assert finding("Summary", list(NARRATIVES) * 20) is None


def birthdays(draw: np.random.Generator, rows: int) -> list[dt.date]:
    return [TODAY - dt.timedelta(days=int(d)) for d in draw.triangular(8, 30, 90, rows) * 365]


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d/%m/%y"])
def test_birthdays_are_found_whatever_the_heading(form):
    found = [finding("Date 2", [f"{d:{form}}" for d in birthdays(rng(s), 30)]) for s in range(20)]
    assert sum(f is not None and f[0] == "dates of birth" for f in found) >= 19


def nhs_numbers(draw: np.random.Generator, rows: int) -> list[str]:
    found: list[str] = []
    while len(found) < rows:
        digits = f"{draw.integers(4_000_000_00, 4_999_999_99)}"
        check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits)) % 11
        found += [f"{digits}{check % 11}"] if check != 10 else []
    return found


def test_an_nhs_number_checks_as_its_standard_says():
    # NHS Data Dictionary, NHS NUMBER: 943 476 5919 and 401 023 2137 are its worked examples.
    assert is_nhs_number("9434765919") and is_nhs_number("4010232137")
    assert not is_nhs_number("9434765918") and not is_nhs_number("943476591") and not is_nhs_number("1111111111")


@given(st.integers(0, 10**9 - 1), st.integers(0, 9), st.integers(1, 9))
def test_a_slip_in_one_digit_of_an_nhs_number_never_checks(nine, place, more):
    digits = f"{nine:09}"
    check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits)) % 11
    good = f"{digits}{check % 11}"
    slipped = good[:place] + str((int(good[place]) + more) % 10) + good[place + 1 :]
    assert check == 10 or not (is_nhs_number(good) and is_nhs_number(slipped))


@pytest.mark.parametrize("written", ["{}", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]} {0[6]}{0[7]}{0[8]}{0[9]}"])
def test_nhs_numbers_are_found_with_spaces_and_without(written):
    cells = [written.format(n) for n in nhs_numbers(rng(3), 30)]
    assert finding("Ref", cells) == ("NHS numbers", 30)


NUMBERS = {
    "telephone numbers": ("07700 900123", "07700900456", "+44 7700 900789", "0116 496 0123", "(01632) 960 234"),
    "vehicle registrations": ("AB12 CDE", "BD51SMR", "LM19 XYZ", "A123 BCD", "FG70 KLM"),
    "e-mail addresses": ("someone@example.org",),
    "National Insurance numbers": ("QQ 12 34 56 C".replace("QQ", "AB"),),
}


@pytest.mark.parametrize("what", NUMBERS)
def test_numbers_and_addresses_of_people_are_found(what):
    assert finding("Reference", list(NUMBERS[what]))[0] == what


PHONES = ("7700900{:03}", "447700900{:03}", "07700900{:03}", "07700.900.{:03}", "(07700) 900{:03}", "(07700)900{:03}",
          "+44 (0)7700 900{:03}", "+44(0)7700900{:03}", "0044 7700 900{:03}")  # fmt: skip


@pytest.mark.parametrize("written", PHONES)
@pytest.mark.parametrize("numbers", [range(100, 130), (7, 870, 412)], ids=["running", "few"])
def test_a_column_of_mobile_numbers_is_found_however_they_are_written(written, numbers):
    # Ofcom, Telephone numbers for drama: 07700 900000 to 900999.
    cells = [written.format(n) for n in numbers]
    assert finding("Field 7", cells) == ("telephone numbers", len(cells))


@pytest.mark.parametrize("written", PHONES[3:])
def test_a_mobile_number_in_free_text_is_found_however_it_is_written(written):
    told = f"Wants to be called back on {written.format(123)} after six"
    assert finding("Summary", [*NARRATIVES * 10, told]) == ("telephone numbers", 1)


@pytest.mark.parametrize("heading", ["Tel (home)", "Preferred contact", "Phone 2"])
def test_numbers_that_lost_their_first_0_are_found_under_a_heading_that_speaks_of_telephones(heading):
    cells = ["1632960234", "2079460123", "163296023", ""]
    assert finding(heading, cells) == ("telephone numbers", 3) and finding("Ref", cells) is None


def test_a_column_most_of_which_is_vehicle_registrations_is_found():
    assert finding("Ref", ["AB12 CDE", "bd51smr", "LM19 XYZ", "foreign"]) == ("vehicle registrations", 3)


SAID = (
    "Victim John Smith of the flat above was punched",
    "Mrs Okonkwo reports that her fence was damaged again",
    "Suspect named as Kowalski, Piotr by a witness",
    "Caller on 07700 900123 would like a call back",
    "Please e-mail someone@example.org with the result",
    "Male, DOB 12/03/1985, was arrested at the scene",
    "Female born on 3rd March 1990 taken to hospital",
    "NHS no. 943 476 5919, admitted overnight",
    "Driver of VRM AB12 CDE made off towards the town",
    "NI number AB123456C was given to the officer",
    "PRIYA PATEL STATES THAT HER NEIGHBOUR SHOUTED AT HER",
    "spoke to sarah jones at the door about the noise",
)


@pytest.mark.parametrize("told", SAID)
def test_one_cell_of_free_text_that_tells_of_a_person_is_enough(told):
    assert finding("Summary", [*NARRATIVES * 10, told])[1] == 1


def test_rare_names_in_free_text_are_found_where_they_come_again_and_again():
    told = ["Wilhelmina Patel was seen at the shop again", "Letter sent to Sarah Entwistle about her tenancy"]
    assert finding("Summary", [*NARRATIVES * 10, *told])[0] == "names"
    assert finding("Summary", [*NARRATIVES * 10, told[0]]) is None  # a single one is not: rules must be sure


FORENAMES = (
    "Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Oliver George "
    "Arthur Noah Muhammad Leo Oscar Harry Archie Jack Susan Margaret Linda Christine David John Michael Peter "
    "Robert Paul Andrew Mark Zainab Agnieszka Oluwaseun Tadeusz Xiaoming Siobhan Gurpreet Kwame Blodwen "
    "Thandiwe "
)
FAMILY_NAMES = (
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Robinson Thompson "
    "Hughes Edwards Green Hall Wood Khan Singh Begum Ali Okafor Nowak Nguyen Fernandes Chatterjee Papadopoulos "
    "Llewellyn Featherstone Cholmondeley Barton Bradley Ashworth Entwistle Ramsbottom Mbeki Wojcik Kovacs "
)


def people(draw: np.random.Generator, rows: int, form: str) -> list[str]:
    pairs = zip(draw.choice(FORENAMES.split(), rows), draw.choice(FAMILY_NAMES.split(), rows), strict=True)
    return [form.format(f=f, s=s, i=f[0], S=s.upper()) for f, s in pairs]


@pytest.mark.parametrize(
    ("form", "least"),
    [("{f} {s}", 100), ("{s}, {f}", 100), ("{S}, {f}", 100), ("{f}", 98), ("{s}", 90), ("{i} {s}", 98),
     ("Ms {s}", 100)],
)  # fmt: skip
def test_a_column_of_names_is_found_under_a_heading_that_says_nothing(form, least):
    """Out of a hundred columns of thirty names; a heading that says so finds every one."""
    found = sum(finding("Field 7", people(rng(s), 30, form)) is not None for s in range(100))
    assert found >= least
    assert finding("Victim name", people(rng(0), 30, form)) is not None


@pytest.mark.parametrize(
    "heading",
    ["Surname", "First name", "Patient's name", "Victim Name", "DOB", "Date of Birth", "NHS No.", "NHS_Number",
     "Mobile", "Contact number", "E-mail address", "NI Number", "Patient's surname", "Name of caller", "VRM",
     "Next of kin", "UPN", "PNC ID", "Complainant", "UPRN", "House number", "House name/number", "Address line 1",
     "Full address", "Victim's address", "Registration", "Registration No."],
)  # fmt: skip
def test_a_heading_alone_tells_where_its_cells_say_anything(heading):
    assert finding(heading, ["x1", "zz"]) is not None
    assert finding(heading, ["", "redacted", "N/K", "Y"]) is None


def message(content: bytes) -> str:
    with pytest.raises(Personal) as refused:
        reading(content, mapping())
    return str(refused.value)


ROWS = [["25/04/2024", "14:30", "Assault", "Wilhelmina Cholmondeley"], ["26/04/2024", "15:30", "Assault", "Jo Bloggs"]]


def test_the_message_names_the_column_and_the_cells_and_no_value():
    said = message(csv_of(["Call date", "Call time", "Call category", "Patient name"], ROWS))
    assert "column “Patient name” holds names (2 cells)" in said and "nothing of the file was kept" in said
    assert not any(word in said for row in ROWS for cell in row for word in cell.split())


def test_a_file_without_headings_gives_no_name_away_either():
    rows = [[*r[:3], "Susan Taylor", "someone@example.org"] for r in ROWS]
    content = csv_of(["Wilhelmina Taylor", "Sarah Jones", "Assault", "Mark Smith", "other@example.org"], rows)
    said = message(content)
    assert not any(word in said for word in ("Taylor", "Wilhelmina", "Sarah", "Jones", "Smith", "example"))


@pytest.mark.parametrize("book", [xlsx, ods])
@pytest.mark.parametrize(
    "hidden", [{"hidden_columns": (3,)}, {"hidden_rows": (2, 3)}, {"hidden": True}], ids=["column", "row", "sheet"]
)
def test_personal_data_in_what_is_hidden_refuses_too(book, hidden):
    headings = ["Call date", "Call time", "Call category", "Field"]
    plain = [["25/04/2024", "14:30", "Assault", ""]] * 3
    told = [["25/04/2024", "14:30", "Assault", "someone@example.org"]] * 2
    if "hidden_rows" in hidden:
        sheets = [Made([headings, plain[0], *told, plain[1]], **hidden)]
    else:
        sheets = [Made([headings, *plain]), Made([headings, *told], "Sheet 2", **hidden)]
    assert "e-mail addresses" in message(book(*sheets))


def test_a_text_beside_the_table_is_looked_at_too():
    content = b"Prepared by Sarah Jones,,\n\n" + csv_of(
        ["Call date", "Call time", "Call category"], [r[:3] for r in ROWS]
    )
    assert "a text beside the table, or the name of the file or a sheet, holds names" in message(content)
