"""The settings hold no surprise, and an environment variable that is wrong is answered with a sentence."""

import re
from pathlib import Path

import pytest
from django import conf
from django.core.exceptions import ImproperlyConfigured

from frankpledge.partnership import looking, settings
from frankpledge.partnership.design import policy
from frankpledge.partnership.design.tiles import tiles


def test_debug_is_off_and_only_this_machine_is_answered():
    assert settings.DEBUG is False
    assert settings.ALLOWED_HOSTS == ["127.0.0.1", "localhost", "[::1]"]


def test_a_look_at_a_warehouse_has_no_sign_in_and_asks_no_database():
    look = settings.LOOKING
    assert look["INSTALLED_APPS"] == ["frankpledge.partnership.audit", "frankpledge.partnership.agencies"]
    assert not [name for name in look["MIDDLEWARE"] if "session" in name.lower() or "agencies" in name]


def test_the_application_says_which_warehouse_the_views_read(tmp_path):
    looking(tmp_path, "Exampleshire")
    shown = {name: getattr(conf.settings, name) for name in ("WAREHOUSE", "PARTNERSHIP", "NOTICE")}
    assert shown == {"WAREHOUSE": tmp_path, "PARTNERSHIP": "Exampleshire", "NOTICE": ""}


@pytest.mark.parametrize(("written", "read"), [("yes", True), ("NO", False), ("", False)])
def test_yes_and_no_are_read(monkeypatch, written, read):
    monkeypatch.setenv("FRANKPLEDGE_DEBUG", written)
    assert settings.yes_or_no("FRANKPLEDGE_DEBUG", default=False) is read


def test_anything_but_yes_or_no_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("FRANKPLEDGE_DEBUG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match='FRANKPLEDGE_DEBUG is "perhaps", and has to be yes or no'):
        settings.yes_or_no("FRANKPLEDGE_DEBUG", default=False)


def test_no_tiles_lie_beneath_maps_unless_they_are_named():
    assert settings.TILES is None and "https:" not in policy.map_policy()


def test_the_tiles_that_are_named_may_be_fetched_from_their_host_alone(monkeypatch):
    monkeypatch.setattr(
        conf.settings, "TILES", tiles("https://{s}.tiles.example.org:8443/{z}/{x}/{y}.png?k=1", "Example")
    )
    assert "img-src 'self' data: https://*.tiles.example.org:8443;" in policy.map_policy()
    assert "unsafe" not in policy.map_policy()


@pytest.mark.parametrize(
    ("address", "attribution", "said"),
    [
        ("http://tiles.example.org/{z}/{x}/{y}.png", "Example", "has to begin with https://"),
        ("https:///{z}/{x}/{y}.png", "Example", "has to name a host"),
        ("https://tiles.example.org;script-src/{z}/{x}/{y}.png", "Example", "has to name a host"),
        ("https://me:secret@tiles.example.org/{z}/{x}/{y}.png", "Example", "has to name a host"),
        ("https://*/{z}/{x}/{y}.png", "Example", "has to name a host"),
        ("https://tiles.example.org/{z}/{x}.png", "Example", "with {z}, {x} and {y} in it"),
        ("https://tiles.example.org/{z}/{x}/{y}/{key}.png", "Example", "nothing else in braces"),
        ("https://tiles.example.org/{z}/{x}/{y}.png'; img-src *", "Example", "with {z}, {x} and {y} in it"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "", "FRANKPLEDGE_TILES_ATTRIBUTION has to say whom"),
    ],
)
def test_tiles_that_can_not_be_are_refused_by_name(monkeypatch, address, attribution, said):
    monkeypatch.setenv("FRANKPLEDGE_TILES", address)
    monkeypatch.setenv("FRANKPLEDGE_TILES_ATTRIBUTION", attribution)
    with pytest.raises(ImproperlyConfigured, match=r"^FRANKPLEDGE_TILES is .*" + re.escape(said)):
        settings.outside_tiles("FRANKPLEDGE_TILES")


def test_a_folder_that_is_not_there_is_refused_by_name(monkeypatch, tmp_path):
    monkeypatch.setenv("FRANKPLEDGE_WAREHOUSE", str(tmp_path))
    assert settings.folder("FRANKPLEDGE_WAREHOUSE") == Path(tmp_path)
    monkeypatch.setenv("FRANKPLEDGE_WAREHOUSE", str(tmp_path / "lost"))
    with pytest.raises(ImproperlyConfigured, match="there is no such folder"):
        settings.folder("FRANKPLEDGE_WAREHOUSE")
