"""The settings hold no surprise, and an environment variable that is wrong is answered with a sentence."""

from pathlib import Path

import pytest
from django import conf
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from frankpledge.partnership import application, settings


def test_debug_is_off_and_only_this_machine_is_answered():
    assert settings.DEBUG is False
    assert settings.ALLOWED_HOSTS == ["127.0.0.1", "localhost", "[::1]"]


def test_there_is_no_database_and_nothing_that_would_need_one():
    assert not hasattr(settings, "DATABASES")
    assert settings.INSTALLED_APPS == []


def test_djangos_own_checks_find_nothing(visitor):
    call_command("check", fail_level="WARNING")


def test_the_application_says_which_warehouse_the_views_read(tmp_path):
    application(tmp_path, "Exampleshire")
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


def test_a_folder_that_is_not_there_is_refused_by_name(monkeypatch, tmp_path):
    monkeypatch.setenv("FRANKPLEDGE_WAREHOUSE", str(tmp_path))
    assert settings.folder("FRANKPLEDGE_WAREHOUSE") == Path(tmp_path)
    monkeypatch.setenv("FRANKPLEDGE_WAREHOUSE", str(tmp_path / "lost"))
    with pytest.raises(ImproperlyConfigured, match="there is no such folder"):
        settings.folder("FRANKPLEDGE_WAREHOUSE")
