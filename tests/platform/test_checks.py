"""What Django's checks and ours say of the platform as it is, and that each of ours finds what it looks for."""

import datetime as dt

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps

from frankpledge.evidence.measures.loading import WrongDefinition, measures
from frankpledge.partnership.audit.checks import pointing_in
from frankpledge.partnership.audit.sensitivity import in_vault
from frankpledge.partnership.design.checks import by_hand
from frankpledge.partnership.figures import checks as of_figures


def test_the_checks_find_nothing(db):
    """But measures that are due for review: those a day makes, and no mistake."""
    found = checks.run_checks(include_deployment_checks=False)
    silenced = [each for each in found if each.is_silenced() or each.id == "frankpledge.W005"]
    assert [str(each) for each in found if each not in silenced] == []


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_measure_that_cannot_be_used_is_an_error(monkeypatch):
    def broken() -> None:
        raise WrongDefinition("burglary.toml: “title” is missing")

    monkeypatch.setattr(of_figures, "measures", broken)
    (error,) = of_figures.every_measure_can_be_used(None)
    assert (error.id, error.level) == ("frankpledge.E004", checks.ERROR)
    assert "burglary.toml: “title” is missing" in error.msg
    assert of_figures.no_measure_is_past_its_review(None) == []


def test_a_measure_past_its_review_warns_from_the_day_after():
    burglary = measures()["burglary"]
    assert of_figures.past_review([burglary], burglary.review_by) == []
    (warning,) = of_figures.past_review([burglary], burglary.review_by + dt.timedelta(days=1))
    assert (warning.id, warning.level) == ("frankpledge.W005", checks.WARNING)
    assert "“Burglary” was to be reviewed by 2027-03-31" in warning.msg


@isolate_apps("frankpledge.partnership.audit")
@pytest.mark.parametrize("hidden", ["", "+"])
def test_a_foreign_key_into_the_vault_is_an_error(hidden):
    class Secret(models.Model):
        class Meta:
            app_label = "audit"

        class Data:
            vault = True

    class Beside(models.Model):
        secret = models.ForeignKey(Secret, on_delete=models.CASCADE)

        class Meta:
            app_label = "audit"

        class Data:
            vault = True

    assert in_vault(Secret)
    assert pointing_in([Secret, Beside]) == []

    class Outside(models.Model):
        secret = models.ForeignKey(Secret, on_delete=models.CASCADE, related_name=hidden or "outside")

        class Meta:
            app_label = "audit"

    (error,) = pointing_in([Secret, Beside, Outside])
    assert error.id == "frankpledge.E007"
    assert error.msg == "audit.Outside.secret leads to audit.Secret, which is in the vault."


@pytest.mark.parametrize(
    "markup, element, component",
    [
        ('<button class="govuk-button">Go</button>', "button", "govuk-button"),
        ('<p>x</p>\n<input id="a" class="wide govuk-input" name="a">', "input", "govuk-input"),
        ("<table class='govuk-table stacked'></table>", "table", "govuk-table"),
        ('<a href="/" role="button" class="govuk-button">Go</a>', "a", "govuk-button"),
        ('<strong class="govuk-tag">New</strong>', "strong", "govuk-tag"),
    ],
)
def test_a_component_written_by_hand_warns(tmp_path, markup, element, component):
    page = tmp_path / "page.html"
    page.write_text(markup)
    (warning,) = by_hand([page])
    assert (warning.id, warning.level) == ("frankpledge.W008", checks.WARNING)
    assert f"line {markup.count(chr(10)) + 1}: <{element}> is a {component} written by hand" in warning.msg


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="govuk-body">Words</p>', '<td class="govuk-table__cell">1</td>', '{{ govukButton({"text": "Go"}) }}',
        '<div class="govuk-button-group"></div>', '<blockquote class="govuk-inset-text">Said</blockquote>',
    ],
)  # fmt: skip
def test_words_and_parts_do_not(tmp_path, markup):
    page = tmp_path / "page.html"
    page.write_text(markup)
    assert by_hand([page]) == []
