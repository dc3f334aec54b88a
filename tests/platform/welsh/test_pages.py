"""Pages in Welsh: whole where they are Welsh, English where they are not, each saying which it is."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django import conf
from django.test import Client
from django.utils import translation

from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.workshop.changes import preparing, running
from frankpledge.partnership.workshop.models import Issue, Workshop
from frankpledge.partnership.workshop.queries import ballots, evidence

YEAR = "2026-27"
AT = f"/p/silverpit/workshops/{YEAR}/"
SIGN_IN = "/account/login/"
NOTHING = {"csrfmiddlewaretoken": "x"}  # a form that was sent as it stood
# What is the same in both languages; and the title of a page, of which no part can have a language of its own.
SAME = {"Frankpledge", "English", "Cymraeg", "data.police.uk", "Noise at night – Frankpledge"}


@pytest.fixture
def in_wales(silverpit) -> Partnership:
    """Silverpit, as if it lay there: it has given its own name in Welsh."""
    named = {"nation": "wales", "name_cy": "Partneriaeth Diogelwch Cymunedol Silverpit"}
    Partnership.objects.filter(pk=silverpit.pk).update(**named)
    return Partnership.objects.get(pk=silverpit.pk)


@pytest.fixture
def slip(in_wales, person) -> str:
    """The code of a slip of a workshop that is open: one issue has a name in Welsh, the other has not."""
    by = person("coordinator")
    period = Period.read("2025-04..2026-03")
    one = preparing.make(partnership=in_wales, year=YEAR, area="E07990001", period=period, problems=(), by=by)
    theft = {"title": "Shop theft in town", "about": "What is taken.", "title_cy": "Dwyn o siopau yn y dref"}
    preparing.add_issue(workshop=one, measures=[], by=by, about_cy="Yr hyn a gymerir.", **theft)
    preparing.add_issue(workshop=one, title="Noise at night", about="Parties.", measures=[], by=by)
    running.open_scoring(workshop=one, known=evidence.known_of(one), seen=one.version, by=by)
    return running.make_slips(workshop=one, count=1, form="x" * 32, by=by)[0].code


@pytest.fixture
def welsh(in_wales) -> Client:
    """A browser in which nobody is signed in, and which has chosen Welsh."""
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.get(SIGN_IN, {"lang": "cy"}).status_code == 302
    return client


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text for which Welsh was asked."""
    found: set[str] = set()

    def heard(how: Callable[..., str]) -> Callable[..., str]:
        def answered(*texts: object) -> str:
            if translation.get_language() == "cy":
                found.add("\x04".join(texts) if how is pgettext else texts[0])
            return how(*texts)

        return answered

    translation.gettext("")  # from here on Django's own functions are there to be replaced
    names = ("gettext", "ngettext", "pgettext")
    pgettext = translation._trans.pgettext
    for name in names:
        monkeypatch.setattr(translation._trans, name, heard(getattr(translation._trans, name)))
    return found


def untranslated(asked: set[str]) -> list[str]:
    """Those of which no catalogue has Welsh. Words of the criteria are asked for to see whether they have any."""
    known = translation.trans_real.translation("cy")._catalog
    return sorted(text for text in asked if text and text not in known and (text, 0) not in known)


class Texts(HTMLParser):
    """What a page says, each piece with the language it says it is in; and its own."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.within: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = dict(given)
        language = attributes.get("lang") or (self.within[-1][1] if self.within else "")
        for name in ("aria-label", "alt", "title", "placeholder"):
            self._say(attributes.get(name) or "", language)
        if tag not in self.VOID:
            self.within.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1][0] not in ("script", "style"):
            self._say(data, self.within[-1][1])

    def _say(self, text: str, language: str) -> None:
        text = " ".join(text.split())
        if re.search("[A-Za-z]{2}", text):
            self.said.append((text, language))

    def of(self, language: str) -> set[str]:
        return {text for text, its in self.said if its == language}


def shown(response) -> Texts:
    return Texts(response.content.decode())


def test_everything_that_somebody_without_an_account_sees_is_in_welsh(slip, welsh, asked):
    """Both ways: nothing was asked for that has no Welsh, and nothing on a page reads as in English."""
    code, issue, ballot = "/score/", "/score/issues/1/", "/score/ballot/"
    answers = {item.id: "4" for item in ballots.criteria_of(ballots.of_code(slip).workshop).items}
    english = Client(SERVER_NAME="127.0.0.1")
    for client in (welsh, english):
        client.pages = []

        def see(how: str, address: str, given: dict | None = None, client: Client = client) -> None:
            response = getattr(client, how)(address, given or {}, follow=True)
            client.pages.append((address, response))

        for address in (
            SIGN_IN,
            "/account/logout/",
            "/account/inactive/",
            "/account/lost/",
            "/account/password/reset/",
        ):
            see("get", address)
        see("get", "/account/password/reset/done/")
        see("get", "/account/password/reset/key/1-nonsense/")
        see("get", "/account/3rdparty/login/cancelled/")
        see("get", "/account/3rdparty/login/error/")
        see("post", SIGN_IN, NOTHING)
        see("post", SIGN_IN, {"login": "nobody@pit.example", "password": "wrong"})
        see("post", "/account/password/reset/", {"email": "no address"})
        see("get", code)
        see("post", code, NOTHING)
        see("post", code, {"code": "x" * 50})
        see("post", code, {"code": "AAAA-AAAA-AA"})
        see("post", code, {"code": slip})
        see("post", "/score/send/")
        see("get", issue)
        see("post", issue, NOTHING)
        see("post", issue, answers)
        see("get", "/score/issues/99/")
        see("get", ballot)
        see("get", "/nowhere/")
    assert untranslated(asked) == []
    for (address, here), (_same, there) in zip(welsh.pages, english.pages, strict=True):
        mine, theirs = shown(here), shown(there)
        assert here.headers["Content-Language"] == "cy", address
        assert mine.of("cy") & theirs.of("en-gb") - SAME == set(), address


def test_a_member_takes_a_ballot_in_welsh(slip, in_wales, as_, asked):
    member = as_("coordinator")
    member.get(f"{AT}take/", {"lang": "cy"})
    page = member.get(f"{AT}take/")
    assert 'lang="cy"' in page.content.decode()
    number = re.search('name="form" value="([^"]+)"', page.content.decode())[1]
    taken = member.post(f"{AT}take/", {"form": number})
    assert "Mae gennych bapur sgorio" in taken.content.decode()
    assert "Partneriaeth Diogelwch Cymunedol Silverpit" in shown(taken).of("cy")
    assert untranslated(asked) == []
    assert 'aria-label="Newid iaith"' in page.content.decode()
    assert 'aria-label="Newid iaith"' not in taken.content.decode(), "a code that is shown once would be lost"
    other = member.get(AT)
    assert other.headers["Content-Language"] == "en-gb"
    assert shown(other).of("cy") == set(), "a page that is not all in Welsh is in English"


def test_what_was_typed_in_english_says_that_it_is(slip, welsh):
    welsh.post("/score/", {"code": slip})
    page = shown(welsh.get("/score/ballot/"))
    assert "Noise at night" in page.of("en")
    assert "1. Dwyn o siopau yn y dref" in page.of("cy")
    first, second = shown(welsh.get("/score/issues/1/")), shown(welsh.get("/score/issues/2/"))
    assert {"Dwyn o siopau yn y dref", "Yr hyn a gymerir."} <= first.of("cy")
    assert {"Noise at night", "Parties."} <= second.of("en")
    assert first.of("en") == {"English"}


def test_questions_of_a_partnerships_own_stay_english_and_say_so(slip, welsh):
    one = Workshop.objects.get()
    one.criteria["item"][0]["question"] = "Is it like the flood of 1607?"
    one.save()
    welsh.post("/score/", {"code": slip})
    page = shown(welsh.post("/score/issues/1/", NOTHING))
    assert {"Is it like the flood of 1607?", "Nobody is hurt", "I can’t judge this"} <= page.of("en")
    left = "Harm to the body: choose an answer, or that you can’t judge it"
    assert [language for text, language in page.said if text == left] == ["en", "en"], "beside it and in the summary"
    assert "Beth yw’r gost arferol i’r person neu’r busnes?" in page.of("cy")


def test_the_switch_leads_to_the_same_page_and_says_each_language_in_itself(in_wales, anybody):
    page = anybody.get(SIGN_IN, {"next": "/p/silverpit/"}).content.decode()
    link = re.search(r'<li class="languages__one" lang="cy">\s*<a [^>]*href="([^"]+)" hreflang="cy"', page)
    moved = anybody.get(SIGN_IN + link[1].replace("&amp;", "&"))
    assert moved.headers["Location"] == f"{SIGN_IN}?next=%2Fp%2Fsilverpit%2F"
    cookie = moved.cookies["language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == ("cy", True, "Lax", "/")
    here = anybody.get(moved.headers["Location"])
    assert '<html lang="cy"' in here.content.decode()
    assert "Cookie" in here.headers["Vary"]
    assert re.search(r'lang="en">\s*<a [^>]*hreflang="en"', here.content.decode())
    anybody.get(SIGN_IN, {"lang": "en"})
    assert '<html lang="en-gb"' in anybody.get(SIGN_IN).content.decode()


@pytest.mark.parametrize("junk", ["fr", "cy-x", "../cy", "CY", "", "c" * 5000])
def test_another_language_than_the_two_is_nothing(in_wales, anybody, junk):
    assert anybody.get(SIGN_IN, {"lang": junk}).status_code == 200
    anybody.cookies["language"] = junk
    assert '<html lang="en-gb"' in anybody.get(SIGN_IN).content.decode()


def test_whoever_is_refused_in_welsh_finds_the_way_out_there(welsh):
    page = welsh.get("/nowhere/?x=1")
    assert page.status_code == 404 and 'href="?x=1&amp;lang=en"' in page.content.decode()
    answer = welsh.get("/nowhere/?x=1&lang=en")
    assert (answer.status_code, answer["Location"]) == (302, "/nowhere/?x=1")
    assert '<html lang="en' in welsh.get("/nowhere/?x=1").content.decode()


def test_in_england_there_is_no_welsh(silverpit, anybody):
    page = anybody.get(SIGN_IN, {"lang": "cy"})
    assert (page.status_code, "Cymraeg" in page.content.decode(), "language" in page.cookies) == (200, False, False)
    anybody.cookies["language"] = "cy"
    assert '<html lang="en-gb"' in anybody.get(SIGN_IN).content.decode()


def test_a_partnership_in_england_has_none_beside_one_in_wales(in_wales, fladen, as_):
    stranger = as_("stranger@fladen.example")
    stranger.cookies["language"] = "cy"
    assert stranger.get("/p/fladen/workshops/2026-27/take/").headers["Content-Language"] == "en-gb"


def test_the_next_reader_on_the_same_thread_is_answered_in_english(welsh, anybody, monkeypatch):
    assert '<html lang="cy"' in welsh.get(SIGN_IN).content.decode()
    assert translation.get_language() == "en-gb"
    assert '<html lang="en-gb"' in anybody.get(SIGN_IN).content.decode()

    def breaks(*arguments: object, **named: object) -> None:
        raise RuntimeError("as it may")

    monkeypatch.setattr("frankpledge.partnership.workshop.views.scoring.ballots.of_code", breaks)
    welsh.raise_request_exception = False
    failed = welsh.post("/score/", {"code": "AAAA-AAAA-AA"})
    assert (failed.status_code, failed.headers["Content-Language"]) == (500, "cy")
    assert translation.get_language() == "en-gb"


def test_a_letter_is_in_one_language(in_wales, welsh, person, mailoutbox, monkeypatch):
    """And that is English, whatever the page on which it was asked for."""
    monkeypatch.setattr(conf.settings, "MAIL", True)
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    someone = person("coordinator")
    someone.set_password("correct horse battery")
    someone.save()
    welsh.post("/account/password/reset/", {"email": someone.email})
    assert [letter.subject for letter in mailoutbox] == ["Frankpledge: Set a new password"]
    assert "Somebody, probably you" in mailoutbox[0].body


def test_an_issue_is_given_in_welsh_in_wales_alone(silverpit, person, as_):
    by = person("coordinator")
    period = Period.read("2025-04..2026-03")
    preparing.make(partnership=silverpit, year=YEAR, area="E07990001", period=period, problems=(), by=by)
    coordinator = as_("coordinator")
    given = {"title": "Noise", "about": "", "title_cy": "Sŵn", "about_cy": "Partïon."}
    assert "title_cy" not in coordinator.get(f"{AT}issues/add/").content.decode()
    Partnership.objects.filter(pk=silverpit.pk).update(nation="wales")
    assert "title_cy" in coordinator.get(f"{AT}issues/add/").content.decode()
    coordinator.post(f"{AT}issues/add/", given)
    issue = Issue.objects.get()
    assert (issue.title, issue.title_cy, issue.about_cy) == ("Noise", "Sŵn", "Partïon.")
    Partnership.objects.filter(pk=silverpit.pk).update(nation="england")
    coordinator.post(f"{AT}issues/{issue.pk}/", {"title": "Loud noise", "about": "", "version": issue.version})
    issue.refresh_from_db()
    assert (issue.title, issue.title_cy) == ("Loud noise", "Sŵn"), "what a form does not ask stays as it is"
