"""The Welsh catalogue as it is committed: complete, without a word before a gap that would change what is put into it,
and with every sentence of the pages that it is for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django import conf

from frankpledge import partnership
from frankpledge.evidence.statistics.scoring.criteria import criteria
from frankpledge.partnership.design import checks
from frankpledge.partnership.workshop.forms.scoring import CRITERIA

ROOMS = Path(partnership.__file__).parent
WORDS = ROOMS / "locale" / "cy" / "LC_MESSAGES" / "django.po"
GAP = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
# After these the first letter of a word may change: soft, nasal and breathed mutation, and h before a vowel.
MUTATING = """
a â ag ac am ambell amryw ar at beth bu can chwe cyn dacw dan dau deg deuddeg dros drwy dwy dy dyma dyna ei eich ein eu
fe fy gan go gyda heb holl hyd i mi mor na naw neu ni nos o oni pa pan pe prif pum pur rhwng rhy saith sut tan tra trwy
tri tua un unrhyw wrth wyth y ychydig yn yr
"""
PAGES = """
workshop/templates/workshop/: ballot.html code.html issue.html score.html take.html taken.html wait.html
workshop/: changes/scoring.py forms/scoring.py rules.py views/scoring.py
accounts/templates/account/: account_inactive.html login.html logout.html password_reset.html password_reset_done.html
accounts/templates/account/: password_reset_from_key.html password_reset_from_key_done.html
accounts/templates/socialaccount/: authentication_error.html login.html login_cancelled.html
accounts/templates/mfa/: authenticate.html
accounts/templates/accounts/: cast.html form-page.html lost.html not-from-here.html onward.html passkey.html
accounts/templates/accounts/: provider.html too-many.html words-page.html
accounts/: adapters/account.py adapters/factors.py forms/factors.py forms/passwords.py likeness.py views/refused.py
design/templates/design/: form.html form-page.html layout.html
design/templates/design/errors/: 400.html 403.html 404.html 500.html 503.html
design/: forms.py
./: settings.py
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with WORDS.open("rb") as file:
        return read_po(file, locale="cy", abort_invalid=True)


def said(message: Message) -> tuple[str, ...]:
    """Every form in which it is said in Welsh."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def asked(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def gaps(text: str) -> list[str]:
    return sorted(match[0] for match in GAP.finditer(text))


def test_no_entry_is_empty_or_doubtful_and_none_lacks_a_plural(catalogue):
    assert catalogue.num_plurals == 6
    wrong = [m.id for m in catalogue if m.id and (m.fuzzy or not all(text.strip() for text in said(m)))]
    wrong += [m.id for m in catalogue if isinstance(m.id, tuple) and len(said(m)) != catalogue.num_plurals]
    assert (wrong, list(catalogue.obsolete)) == ([], [])


def test_every_gap_is_there_in_every_form(catalogue):
    entries = [m for m in catalogue if m.id]
    assert [m.id for m in entries for text in said(m) if gaps(text) != gaps(asked(m))] == []


def before_gaps(text: str) -> Iterator[str]:
    """The word before each gap; none where a sign or nothing stands there, after which no letter changes."""
    for match in GAP.finditer(re.sub("<[^>]*>", "", text)):
        word = re.search(r"([\w’'-]+)\s*[“‘(]?$", re.sub("<[^>]*>", "", text)[: match.start()])
        if word:
            yield word[1].casefold().replace("'", "’")


def test_no_gap_follows_a_word_that_would_change_what_is_put_into_it(catalogue):
    wrong = [
        (m.id, word)
        for m in catalogue
        if m.id
        for text in said(m)
        for word in before_gaps(text)
        if word in MUTATING.split() or re.search("’(r|n|i|w|u|m|ch)$", word)
    ]
    assert wrong == []
    assert list(before_gaps("yn %(area)s, i’r <b>“%(what)s”</b> a’r ardal %(place)s: %(n)s")) == ["yn", "i’r", "ardal"]


@pytest.mark.parametrize("line", PAGES.strip().splitlines())
def test_every_sentence_of_these_pages_is_in_the_catalogue(catalogue, line):
    folder, names = line.split(": ")
    found = [text for name in names.split() for text in sentences(ROOMS / folder / name)]
    assert [text for text in found if text not in catalogue] == []


def sentences(file: Path) -> Iterator[str]:
    if file.suffix == ".py":
        yield from called(ast.parse(file.read_text(encoding="utf-8")))
        return
    options = {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
    words = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _line, text, _comments, _context in extract_from_file(
        "jinja2.ext:babel_extract", str(file), words, (), options
    ):
        yield text[0] if isinstance(text, tuple) else text


def called(tree: ast.AST) -> Iterator[str]:
    """What a file of Python has said for it, wherever it stands, in an f-string too."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "gettext", "ngettext")
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.args[0].value


def test_words_that_are_not_made_ready_are_an_error(tmp_path, monkeypatch):
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text("", encoding="utf-8")
    assert checks.every_catalogue_is_made_ready(None) == []
    monkeypatch.setattr(conf.settings, "LOCALE_PATHS", [tmp_path])
    assert [found.id for found in checks.every_catalogue_is_made_ready(None)] == ["frankpledge.E008"]


def test_every_question_of_the_programs_criteria_is_in_the_catalogue(catalogue):
    texts = [text for item in criteria().items for text in (item.title, item.question, *item.means)]
    assert [text for text in texts if not catalogue.get(text, CRITERIA)] == []
