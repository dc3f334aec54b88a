"""A partnership's settings as one file: taken away, looked at in another partnership, and taken in there or not."""

import tomllib
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.assess.models import Assessment, Chapter, OwnChapters
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import settings_file as duties
from frankpledge.partnership.duties.changes import settling
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Arrangement
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.home.queries import settings_file as queries
from frankpledge.partnership.workshop.changes import preparing
from frankpledge.partnership.workshop.models import OwnCriteria
from frankpledge.partnership.workshop.queries import criteria

OURS, THEIRS = "/p/silverpit/partnership/settings-file/", "/p/fladen/partnership/settings-file/"
STRANGER = "stranger@fladen.example"
AGAINST = "The Act as published on 1 November 2026"
HEAD = (
    '[frankpledge]\nformat = 1\nversion = "0.1.0"\npartnership = "Elsewhere"\nnation = "england"\ntier = "district"\n'
)


def chosen(client: Client, text: str | bytes, address: str = THEIRS) -> str:
    """The page that answers whoever chooses a file."""
    content = text.encode() if isinstance(text, str) else text
    answer = client.post(address, {"file": SimpleUploadedFile("settings.toml", content)})
    assert answer.status_code in (200, 422)
    return unescape(" ".join(answer.content.decode().split()))


def sure(client: Client, partnership, text: str, address: str = THEIRS, **more: str):
    """What the page of what would change sends: a browser ends each line as it likes."""
    given = {"text": text.replace("\n", "\r\n"), "digest": queries.digest(partnership, text)}
    return client.post(address, given | more)


@pytest.fixture
def settled(bare_assessment, silverpit, person) -> str:
    """Silverpit's file: a chapter renamed and one of its own, a question of its own, and two duties switched."""
    burglary = bare_assessment.chapters.get(key="burglary")
    burglary.title, burglary.asks = "Homes “broken into”", "Who is harmed?\nWhere \\ when?"
    burglary.owner = Membership.objects.get(person=person("chair"))
    burglary.save()
    bare_assessment.chapters.filter(key="emerging").delete()
    Chapter.objects.create(assessment=bare_assessment, key="own-1", position=99, title="Yr harbwr: tŷ", boxes="a")
    own = criteria.usual()
    own["item"][0]["question"] = "How badly is somebody hurt?"
    OwnCriteria.objects.create(partnership=silverpit, criteria=own, taken_at=timezone.now())
    how = {"partnership": silverpit, "switched_on": timezone.localdate(), "because": "Read with Joy Bell of Legal"}
    on = Arrangement.objects.create(rule="milestones", switch="on", switched_by=person("chair"), **how)
    Arrangement.objects.create(rule="strategic-assessment", switch="off", owner=burglary.owner, **how)
    assert loading.rule(on.rule, timezone.localdate())
    return queries.written(silverpit, timezone.localdate())


def test_settings_of_one_partnership_are_taken_to_another(settled, silverpit, fladen, as_, person):
    answer = as_("coordinator").get(f"{OURS}download/")
    assert f'filename="silverpit-settings-{timezone.localdate()}.toml"' in answer["Content-Disposition"]
    assert answer.content.decode() == settled and tomllib.loads(settled)["frankpledge"]["format"] == 1
    told = as_(STRANGER)
    seen = chosen(told, settled)
    assert "Settings of Silverpit" in seen and "comes from another kind of partnership" in seen
    for said in (
        "“Burglary” is called “Homes “broken into””.", "1 chapter is added: “Yr harbwr: tŷ”.", "“What may come”",
        "1 question is asked or answered in other words: “Harm to the body”.",
        "no chapters here: “Matters for the county”", "1 rule is switched on: “Quarterly milestones of the plan”.",
        "1 rule is switched off: “Strategic assessment”",
    ):  # fmt: skip
        assert said in seen, said
    events = Event.objects.filter(partnership="fladen").count()
    assert not OwnChapters.objects.exists(), "it was only looked at"
    assert sure(told, fladen, settled).status_code == 422, "nobody said that the rules were checked"
    assert sure(told, fladen, settled, answer=AGAINST).url == THEIRS
    assert [c["title"] for c in OwnChapters.objects.get(partnership=fladen).chapters if c["key"] == "burglary"] == [
        "Homes “broken into”"
    ]
    made = preparing.make(
        partnership=fladen, year="2026-27", area="E07990999", period=Period.read("2025-01..2025-12"), problems=(),
        by=person(STRANGER),
    )  # fmt: skip
    assert made.criteria["item"][0]["question"] == "How badly is somebody hurt?"
    kept = record_of(fladen)
    assert kept.counts(loading.rule("milestones", timezone.localdate()))
    assert not kept.counts(loading.rule("strategic-assessment", timezone.localdate()))
    event = Event.objects.get(kind="settings taken in")
    assert Event.objects.filter(partnership="fladen").count() == events + 2, "this one, and that a workshop was made"
    assert "switched on: “Quarterly milestones of the plan”" in event.sentence and "harbwr" not in event.sentence
    assert "There is nothing to take in: what this file says" in chosen(told, settled)
    parts = [queries.written(each, timezone.localdate()).split("# The chapters")[1] for each in (silverpit, fladen)]
    assert parts[0] == parts[1], "and there they can be taken away again, the same"


def test_no_person_and_no_reason_stands_in_the_file(settled, silverpit):
    names = set(Membership.objects.filter(agency__partnership=silverpit).values_list("person__name", flat=True))
    assert len(names) > 5 and not [name for name in names | {"Joy Bell"} if name in settled]


def test_the_usual_settings_lead_back_to_what_is_usual(settled, silverpit, as_, bare_assessment):
    client = as_("coordinator")
    usual = client.get(f"{OURS}usual/").content.decode()
    assert "“Homes “broken into”” is called “Burglary”." in chosen(client, usual, OURS)
    assert sure(client, silverpit, usual, OURS).status_code == 302
    assert not OwnCriteria.objects.exists() and bare_assessment.chapters.get(key="burglary").title.startswith("Homes")
    assert "settled here already" in chosen(client, usual, OURS)


def test_what_was_settled_while_somebody_looked_is_not_overwritten(settled, fladen, as_, person):
    seen = queries.digest(fladen, settled)
    Arrangement.objects.create(partnership=fladen, rule="milestones", switch="off", because="Not here",
                               switched_on=timezone.localdate())  # fmt: skip
    answer = as_(STRANGER).post(THEIRS, {"text": settled, "digest": seen, "answer": AGAINST})
    assert answer.status_code == 422 and "no longer what it was when you looked" in answer.content.decode()
    assert not OwnChapters.objects.exists() and not OwnCriteria.objects.filter(partnership=fladen).exists()
    other = settled.replace("Homes", "Houses")
    answer = as_(STRANGER).post(THEIRS, {"text": other, "digest": queries.digest(fladen, settled), "answer": AGAINST})
    assert answer.status_code == 422 and not OwnChapters.objects.exists(), "the digest is of another file"


def test_all_of_it_is_taken_in_or_nothing(settled, fladen, as_, monkeypatch):
    def refused(**_):
        raise Refused("Not today.")

    monkeypatch.setattr(duties, "take", refused)
    answer = sure(as_(STRANGER), fladen, settled, answer=AGAINST)
    assert answer.status_code == 422 and "Not today." in answer.content.decode()
    assert not OwnChapters.objects.exists() and not OwnCriteria.objects.filter(partnership=fladen).exists()


def test_a_duty_that_somebody_settles_while_a_file_is_taken_in_is_not_overwritten(settled, fladen, as_, monkeypatch):
    """Between the reading of what there is and its writing, as others can on PostgreSQL."""
    read = duties.to_switch

    def meanwhile(kept, given):
        found = read(kept, given)
        how = {"partnership": fladen, "switched_on": timezone.localdate(), "because": "Not here"}
        Arrangement.objects.create(rule="milestones", switch="off", **how)
        return found

    monkeypatch.setattr(duties, "to_switch", meanwhile)
    answer = sure(as_(STRANGER), fladen, settled, answer=AGAINST)
    assert answer.status_code == 422 and "Somebody else changed this" in answer.content.decode()
    assert not OwnChapters.objects.exists()


def test_who_settles_a_duty_waits_for_a_file_and_never_the_other_way_round(fladen, as_, person):
    """Both lock the partnership's row first: else one could overwrite the other, or each wait for the other."""
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time")
    rule, by = loading.rule("milestones", timezone.localdate()), person(STRANGER)
    how = {"partnership": fladen, "rule": rule, "by": by}
    for settle in (
        lambda: settling.switch_off(because="Not here", seen=0, **how),
        lambda: settling.name_owners(owner=None, deputy=None, seen=1, **how),
    ):
        with CaptureQueriesContext(connection) as asked:
            settle()
        touched = [q["sql"] for q in asked if "FOR UPDATE" in q["sql"] or '"duties_arrangement"' in q["sql"]]
        assert 'FROM "agencies_partnership"' in touched[0] and "FOR UPDATE" in touched[0]


def test_a_file_of_short_lines_is_sent_back_whole_by_a_browser_that_ends_them_with_two_signs(fladen, as_):
    text = f'{HEAD}[[chapter]]\ntitle = "The harbour"\n' + "#\n" * 120_000
    assert len(text) < queries.LARGEST < len(text.replace("\n", "\r\n"))
    assert sure(as_(STRANGER), fladen, text).status_code == 302
    assert OwnChapters.objects.get().chapters[0]["title"] == "The harbour"


def test_what_the_file_does_not_have_stays(settled, silverpit, fladen, as_):
    only = settled.split("# How issues are scored")[0]
    assert sure(as_(STRANGER), fladen, only).status_code == 302
    assert OwnChapters.objects.filter(partnership=fladen).exists()
    assert not OwnCriteria.objects.filter(partnership=fladen).exists()
    assert not Arrangement.objects.filter(partnership=fladen).exists()


def test_no_year_that_is_there_changes(bare_assessment, silverpit, as_):
    text = f'{HEAD}[[chapter]]\ntitle = "The harbour"\n'
    before = list(bare_assessment.chapters.values())
    seen = chosen(as_("coordinator"), text, OURS)
    assert "No year that is open or frozen is touched" in seen
    assert "No chapter answers regulation 6, paragraph (a), (b), (c), (d), (e), (f), (g)" in seen
    assert sure(as_("coordinator"), silverpit, text, OURS).status_code == 302
    assert list(Assessment.objects.get().chapters.values()) == before


def test_what_the_log_calls_a_chapter_is_never_what_a_file_calls_it(fladen, as_):
    text = f'{HEAD}[[chapter]]\nkey = "joy-bell"\ntitle = "A\\u0000\\u202eB"\nasks = "x\\u0007y"\n'
    assert sure(as_(STRANGER), fladen, text).status_code == 302
    assert OwnChapters.objects.get().chapters == [{"key": "own-1", "title": "AB", "asks": "xy"}]


CHAPTER = f'{HEAD}\n[[chapter]]\ntitle = "One"\n\n[[chapter]]\n'
CRITERIA = f'{HEAD}[criteria]\ntitle = "T"\nsource = "S"\nscale = [0, 1]\n'
ITEM = '[[criteria.item]]\nid = "a"\ngroup = "harm"\ntitle = "A"\nquestion = "Q"\nmeans = ["no", "yes"]\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "Line 1 can’t be read"),
        (f"{HEAD}[[chapter]]\ntitle = One\n", "Line 8 can’t be read"),
        (HEAD.replace("= 1\n", f"= {'1' * 5000}\n"), "It can’t be read."),
        (f"{HEAD}x = {'[' * 5000}", "can’t be read"),
        ('name = "ruff"\n', "These are not the settings of a partnership"),
        (HEAD.replace("format = 1", "format = 2"), "This file is of format 2, which a later version"),
        (HEAD.replace("format = 1", 'format = "x"'), "has to be a whole number"),
        (HEAD, "There is nothing in this file but its head"),
        (f"{HEAD}[people]\nname = 1\n", "There is no “people” here"),
        (f'{CHAPTER}theme = "ghosts"\n', "Chapter 2, line 11: There is no theme “ghosts”"),
        (f'{CHAPTER}title = "X"\nboxes = "ah"\n', "“boxes” has “h”. Regulation 6 has paragraphs a–g"),
        (f"{CHAPTER}title = \"{'x' * 121}\"\n", "“title” has 121 characters. Shorten it to 120 or fewer."),
        (f'{CHAPTER}boxes = "a"\n', "Chapter 2, line 11: It has no title"),
        (f'{CHAPTER}title = "X"\nowner = "Joy"\n', "There is no “owner” here"),
        (f'{CHAPTER}title = ["X"]\n', "“title” has to be a text"),
        (f'{CHAPTER}theme = "fire"\n[[chapter]]\ntheme = "fire"\n', "“fire”, as chapter 2 is"),
        (f"{HEAD}chapter = 1\n", "There is no “chapter” here"),
        (f"{CRITERIA}", "There have to be 1 to 30 questions"),
        (f"{CRITERIA}{ITEM}", "No item has the group “likelihood”"),
        (f"{CRITERIA}{ITEM}{ITEM}", "Question 2 of the criteria, line 17: Another question has the id “a” too"),
        (f"{CRITERIA}{ITEM}".replace('"a"', '"once"'), "“once” can’t be an id"),
        (f"{CRITERIA}{ITEM}".replace("[0, 1]", "[1, 0]"), "whole numbers from 0 to 100 that rise"),
        (f"{CRITERIA}{ITEM}".replace('["no", "yes"]', '["no"]'), "“means” has to have 2 texts"),
        (f'{HEAD}[duties]\non = ["milestones"]\noff = ["milestones"]\n', "is in “on” and in “off”"),
        (f'{HEAD}[duties]\non = "milestones"\n', "has to be a list of texts"),
        (f'{CHAPTER}title = "\\u200b\\u2060"\n', "It has no title"),
        (HEAD.replace("= 1\n", f"= 0x{'f' * 5000}\n"), "This file is of format 1000000, which a later version"),
        (f"{HEAD}{'a.' * 20_000}a = 1\n", "Line 7 is longer, or has more dots, than any"),
        (f"{HEAD}[[chapter]]\nbogus = 1\n{chr(10) * 100_000}", "There is no “bogus” here"),
        (f"{HEAD}[duties]\non = [\n{''.join(f'  {chr(34)}r{n}{chr(34)},{chr(10)}' for n in range(20_000))}]\n",
         "does not know these"),
        (HEAD.encode("utf-16"), "This is no text in UTF-8"),
        (f"{HEAD}# caf\xe9\n".encode("latin-1"), "Line 7 is not in UTF-8"),
        (b"# " + b"x" * 5_000_000, "The file is larger than 250 kB"),
        (b"", "The file is empty"),
    ],
)  # fmt: skip
def test_a_bad_file_is_answered_with_what_is_wrong_where_and_nothing_is_done(fladen, as_, content, said):
    seen = chosen(as_(STRANGER), content)
    assert "Error: Settings as a file" in seen and said in seen
    assert not OwnChapters.objects.exists() and not OwnCriteria.objects.exists()


def test_rules_that_are_not_known_or_no_law_here_are_left_out_and_named(fladen, as_):
    of_wales = next(r.id for r in loading.rules() if not r.is_for("england", "unitary"))
    text = f'{HEAD}[duties]\non = ["long-gone", "{of_wales}", "milestones"]\n'
    seen = chosen(as_(STRANGER), text)
    assert "does not know these, and leaves them out: long-gone." in seen and "no law for this partnership" in seen
    assert sure(as_(STRANGER), fladen, text, answer=AGAINST).status_code == 302
    assert [made.rule for made in Arrangement.objects.filter(partnership=fladen)] == ["milestones"]


def test_what_the_rules_were_checked_against_stands_beside_them(fladen, as_):
    assert sure(as_(STRANGER), fladen, f'{HEAD}[duties]\non = ["milestones"]\n', answer=AGAINST).status_code == 302
    assert Arrangement.objects.get(partnership=fladen).because == AGAINST


def test_chapters_of_themes_answer_their_points_of_the_law_whatever_a_file_says(fladen, as_):
    """What changed and why is asked of them: a file can't have it asked of a chapter that has no figures."""
    text = f'{HEAD}[[chapter]]\ntitle = "All"\nboxes = "abcdefg"\n[[chapter]]\ntheme = "each"\n'
    seen = chosen(as_(STRANGER), text)
    assert "left out: “Violence" not in seen, "it comes back as long as anything is held of it"
    assert sure(as_(STRANGER), fladen, text).status_code == 302
    themes = [c for c in OwnChapters.objects.get().chapters if c.get("theme") == "each"]
    assert {"b", "c"} <= set(themes[0]["boxes"])


def test_the_partnerships_page_leads_there_for_whoever_may_change_it(silverpit, as_):
    assert OURS in as_("coordinator").get("/p/silverpit/partnership/").content.decode()
    assert OURS not in as_("analyst").get("/p/silverpit/partnership/").content.decode()
    assert as_("analyst").get(f"{OURS}download/").status_code == 404
