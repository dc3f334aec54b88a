"""Several concerns at once: pasted lines, or the file that the register itself gives away."""

import datetime as dt
import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.consult import pasted
from frankpledge.partnership.consult.forms import pasting as forms
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.queries import register, visible
from frankpledge.partnership.consult.said import Said

PAGE = "/p/silverpit/concerns/paste/"
DAY = {"raised_on_day": "1", "raised_on_month": "12", "raised_on_year": "2025"}
SHORT = {"concerns": "Speeding; Parish councils; 14; 31\nHeritage crime; Parish councils\n\nNoise; Parish councils; 5",
         "way": "parish"} | DAY  # fmt: skip
FIELDS = tuple(Said.__dataclass_fields__)
TODAY = dt.date(2026, 11, 17)
COMMON = pasted.Common("parish", dt.date(2025, 12, 1))


def wrong(text: str, common: pasted.Common = COMMON) -> list[str]:
    return pasted.read(text, common, (), TODAY).wrong


def hidden(page: str) -> dict[str, str]:
    """What the page of the second look sends back."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found if name not in ("csrfmiddlewaretoken", "once")}


def take(client, sent: dict) -> str:
    """Send the list, and then what was looked through."""
    page = client.post(PAGE, sent).content.decode()
    assert not Concern.objects.filter(withdrawn_on=None).exists() and "Write them all down" in page
    return client.post(PAGE, hidden(page), follow=True).content.decode()


def test_short_lines_are_looked_through_and_then_written_down(silverpit, as_):
    page = take(as_("analyst"), SHORT)
    assert "3 concerns are written down." in page and "14 of 31" in page
    rows = Concern.objects.order_by("pk").values_list("title", "way", "people", "asked", "raised_on")
    assert list(rows) == [
        ("Speeding", "parish", 14, 31, dt.date(2025, 12, 1)),
        ("Heritage crime", "parish", None, None, dt.date(2025, 12, 1)),
        ("Noise", "parish", 5, None, dt.date(2025, 12, 1)),
    ]


def test_one_wrong_line_and_nothing_is_written_down(silverpit, as_):
    page = as_("analyst").post(PAGE, SHORT | {"concerns": "Speeding; Parishes\nNoise; Parishes; many"}).content.decode()
    assert "Nothing was written down: there is one thing to put right" in page
    assert "Line 2: “many” is no number of people." in page and "Noise; Parishes; many</textarea>" in page
    assert not Concern.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Speeding", "Line 1: there must be two to four parts"),
        ("a; b; 1; 2; 3", "and there are 5."),
        ("; Parishes", "Line 1: “title” is missing."),
        ("Speeding;", "Line 1: “who said so” is missing."),
        ("Speeding; Parishes; 0", "“0” is no number of people."),
        ("Speeding; Parishes; 9; 4", "More people can't have said so than were asked."),
        ("x" * 151 + "; Parishes", "“title” is longer than 150 characters."),
        ("Ring 07700 900123; Parishes", "Line 1: This holds a telephone number."),
        ("Speeding; Parishes\nNoise; Parishes\nspeeding; PARISHES", "Line 3: “speeding” is in line 1 already"),
        ('Speeding; "Parishes', "quotation marks that are never closed"),
        ("title;who said so;how it came\nSpeeding;Parishes;by pigeon", "Line 2: no way is called “by pigeon”."),
        ("title;who said so;theme\nSpeeding;Parishes;weather", "no theme is called “weather”."),
        ("title;who said so;theme\nSpeeding;Parishes;overall", "no theme is called “overall”."),
        ("title;who said so;when\nSpeeding;Parishes;31/02/2026", "“31/02/2026” is no day, such as 31/03/2027"),
        ("title;who said so;when\nSpeeding;Parishes;1/12/2026", "That day is yet to come."),
        ("title;who said so;wants it first\nSpeeding;Parishes;perhaps", "“perhaps” is neither yes nor no."),
        ("title;who said so\nSpeeding;Parishes;x", "it has more parts than there are headings."),
        ("title;who said so;answer\nSpeeding;Parishes;Done", "Enter the day on which they were told."),
        ("title;who said so", "There is nothing in the list to take."),
        ("Speeding; Parishes\n" * 301, "There are 301 lines. Take 300 at most at once."),
    ],
)
def test_what_is_wrong_with_a_line_is_said(text, said):
    assert any(said in each for each in wrong(text)), wrong(text)


@pytest.mark.parametrize("heading", ["when", "Raised on", "date", "Date raised"])
def test_near_names_of_a_heading_are_taken(heading):
    (line,) = pasted.read(f"title;who said so;{heading}\nSpeeding;Parishes;1/6/2026", COMMON, (), TODAY).lines
    assert line.said.raised_on == dt.date(2026, 6, 1)


def test_an_unknown_heading_is_named_and_nothing_is_taken():
    found = pasted.read("title,who said so,raised onn\nSpeeding,Parishes,1/6/2026", COMMON, (), TODAY)
    assert not found.lines and len(found.wrong) == 1
    assert found.wrong[0].startswith("Line 1: there is no heading “raised onn”. There are: title; in more words;")
    twice = wrong("title;who said so;when;date\nSpeeding;Parishes;;")
    assert twice == ["Line 1: “when” is the heading of two columns."]


def test_a_line_for_a_spreadsheet_and_its_empty_columns_are_passed_over():
    text = "sep=;\ntitle;who said so;;\nSpeeding, fast;Parishes;;\nNoise;Parishes;;;;\nFog;;;"
    found = pasted.read(text, COMMON, (), TODAY)
    assert [(line.number, line.said.title) for line in found.lines] == [(3, "Speeding, fast"), (4, "Noise")]
    assert found.wrong == ["Line 5: “who said so” is missing."]
    (line,) = pasted.read("Speeding;Parishes;14;31;;", COMMON, (), TODAY).lines
    assert (line.said.people, line.said.asked) == (14, 31)
    assert wrong("title;;who said so\nSpeeding;x;Parishes") == ["Line 2: a cell stands in a column without a heading."]
    assert not wrong("title;;who said so\nSpeeding;;Parishes")


@pytest.mark.parametrize("head", ["", "title,who said so\n"])
def test_a_semicolon_within_quotation_marks_cuts_nothing(head):
    (line,) = pasted.read(f'{head}"Speeding; too fast",Parishes', COMMON, (), TODAY).lines
    assert (line.said.title, line.said.group) == ("Speeding; too fast", "Parishes")


def test_marks_that_turn_the_direction_are_taken_out_of_a_file_too():
    (line,) = pasted.read("Ring \u202e526\u202c times;Parishes", COMMON, (), TODAY).lines
    assert line.said.title == "Ring 526 times"


@pytest.mark.parametrize(
    ("text", "said"), [("Fog;A", "1 concern was written down"), (SHORT["concerns"], "3 concerns were")]
)
def test_the_log_tells_one_from_several(silverpit, as_, text, said):
    take(as_("analyst"), SHORT | {"concerns": text})
    assert Event.objects.get(kind="concerns written down").sentence.startswith(said)


def test_how_it_came_and_when_is_said_by_the_line_or_for_all():
    said = wrong("Speeding; Parishes", pasted.Common("", None))
    assert said == ["Line 1: “how it came” is missing.", "Line 1: “when” is missing."]
    text = "when\ttitle\twho said so\thow it came\n01/06/2026\tSpeeding\tPupils\tChildren and young people"
    (line,) = pasted.read(text, COMMON, (), TODAY).lines
    assert (line.said.way, line.said.raised_on) == ("young", dt.date(2026, 6, 1))


def test_what_is_downloaded_can_be_taken_in_again(written, as_, person):
    client = as_("analyst")
    written(title="=Speeding, “too fast”", words="On Fridays;\nand at night", people=14, asked=31, place="Markham",
            first=True, answer="A sign stands there.", answered_on=dt.date(2026, 10, 1))  # fmt: skip
    written(title="سرعة", group="學生", theme="")
    before = list(Concern.objects.order_by("title").values_list(*FIELDS))
    sent = b"".join(client.get("/p/silverpit/concerns/?format=csv").streaming_content)
    Concern.objects.all().delete()
    assert "2 concerns are written down." in take(client, {"file": SimpleUploadedFile("concerns.csv", sent)})
    assert list(Concern.objects.order_by("title").values_list(*FIELDS)) == before


def test_what_is_on_the_register_already_is_not_doubled(written, as_):
    written(title="Speeding", group="Parish councils", raised_on=dt.date(2025, 12, 1))
    page = as_("analyst").post(PAGE, SHORT).content.decode()
    assert "Line 1: “Speeding” of 1 December 2025 is on the register already." in page
    assert Concern.objects.count() == 1


def test_lines_of_what_was_withdrawn_are_left_out():
    text = "title,who said so,withdrawn on\nSpeeding,Parishes,2026-01-01\nNoise,Parishes,"
    found = pasted.read(text, COMMON, (), TODAY)
    assert (found.left_out, [line.said.title for line in found.lines], found.wrong) == (1, ["Noise"], [])


def test_a_line_that_may_name_somebody_is_marked_and_asked_about(silverpit, as_):
    client = as_("analyst")
    page = client.post(PAGE, SHORT | {"concerns": "Mrs Jones is afraid; Parishes"}).content.decode()
    assert "Line 1: does this name somebody?" in page
    refused = client.post(PAGE, hidden(page)).content.decode()
    assert "Look at the lines that are marked" in refused and not Concern.objects.exists()
    client.post(PAGE, hidden(refused) | {"sure": "on"})
    assert Concern.objects.exists()


@pytest.mark.parametrize("sent", [{"concerns": "Speeding; x@y.example"}, {"concerns": ""}, {}, {"raised_on": "never"}])
def test_what_was_tampered_with_on_the_way_is_read_once_more(silverpit, as_, sent):
    answer = as_("analyst").post(PAGE, {"taken": "True", "way": "parish", "raised_on": "2026-01-01"} | sent)
    assert answer.status_code == 200 and "What to put right" in answer.content.decode()
    assert not Concern.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"PK\x03\x04\x00\x00", "This is no CSV file."),
        (b"x" * 250_001, "This file is too large."),
        (b"", "Paste or type at least one line, or choose a file"),
    ],
)
def test_a_file_that_is_none_is_refused(silverpit, as_, sent, said):
    page = as_("analyst").post(PAGE, {"file": SimpleUploadedFile("list.csv", sent)}).content.decode()
    assert said in page


def test_a_file_as_excel_writes_it_on_windows_is_read():
    sent = "title;who said so\nBlocked café doors;Shops – all".encode("cp1252")
    (line,) = pasted.read(forms.as_text(sent), COMMON, (), TODAY).lines
    assert (line.said.title, line.said.group) == ("Blocked café doors", "Shops – all")


def test_the_register_knows_what_it_holds(written, silverpit):
    written()
    assert register.known(visible.open_to_all(silverpit)) == {
        ("speeding through markham", "parish", "markham parish council", dt.date(2026, 9, 3))
    }
