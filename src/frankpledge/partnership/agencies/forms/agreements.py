import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import Answer, No
from frankpledge.partnership.agencies.changes.agreements import Terms
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Partnership
from frankpledge.partnership.agencies.models.agreement import Basis
from frankpledge.partnership.agencies.queries import agreements as queries
from frankpledge.partnership.agencies.rules import agreements as rules
from frankpledge.partnership.design.forms import DateField, Form, Hinted, RowsField

YES_OR_NO = [("yes", _("Yes")), ("no", _("No"))]


class Parties(RowsField):
    def label_from_instance(self, agency: Agency) -> str:
        return agency.name


class Feeds(RowsField):
    """A feed, with whose it is and which other agreement it comes under."""

    shown: Agreement | None = None

    def label_from_instance(self, feed: Feed) -> str:
        words = f"{feed.agency.name}: {feed.title}"
        if feed.agreement in (None, self.shown):
            return words
        return Hinted(words, _("Comes under “%(agreement)s” now") % {"agreement": feed.agreement.title})


class AgreementForm(Form):
    """An agreement as it was signed. `shown`: the one that it changes, or takes the place of."""

    title = forms.CharField(
        label=_("What is the agreement called?"),
        max_length=160,
        error_messages={"required": _("Enter what the agreement is called")},
    )
    parties = Parties(
        label=_("Who signed it?"),
        help_text=_("Choose at least two agencies."),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the agencies that signed it")},
    )
    purpose = forms.CharField(
        label=_("What is the data shared for?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter what the data is shared for")},
    )
    basis = forms.ChoiceField(
        label=_("Which law lets you share?"),
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the law that lets you share")},
    )
    law = forms.CharField(
        label=_("If another law: which?"),
        help_text=_("The Act and the section, such as “Care Act 2014, section 45”."),
        max_length=200,
        required=False,
    )
    personal = forms.ChoiceField(
        label=_("Is personal data shared under it?"),
        help_text=_("Anything that tells who somebody is, alone or with what else the other agency holds."),
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether personal data is shared")},
    )
    feeds = Feeds(
        label=_("Which quarterly data comes under it?"),
        queryset=Feed.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    shared = forms.CharField(
        label=_("What else is shared under it?"),
        help_text=_("Leave empty if nothing is. Do not name anybody."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    signed = DateField(label=_("When was it signed?"), error_messages={"required": _("Enter when it was signed")})
    review_on = DateField(
        label=_("When is it to be reviewed?"), error_messages={"required": _("Enter when it is to be reviewed")}
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(
        self, *arguments: object, partnership: Partnership, today: dt.date, shown: Agreement | None = None, **named
    ) -> None:
        super().__init__(*arguments, **named)
        self.partnership, self.today = partnership, today
        self.fields["parties"].queryset = queries.possible_parties(partnership, today, shown)
        self.fields["feeds"].shown = shown
        self.fields["feeds"].queryset = feeds = queries.feeds_to_choose(partnership, today)
        if not feeds:
            del self.fields["feeds"]

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if "signed" in given:
            self._say("signed", rules.may_be_signed(given["signed"], self.today))
        if "signed" in given and "review_on" in given:
            self._say("review_on", rules.may_be_reviewed(given["review_on"], given["signed"]))
        if "parties" in given:
            self._say("parties", rules.may_be_between(given["parties"], self.partnership))
        if "basis" in given and "law" in given:
            self._say(
                "law" if given["basis"] == Basis.OTHER else "basis",
                rules.may_rest_on(given["basis"], given["law"], given.get("personal") == "yes"),
            )
        return given

    def _say(self, field: str, answer: Answer) -> None:
        if isinstance(answer, No):
            self.add_error(field, answer.sentence)

    def terms(self) -> Terms:
        given = self.cleaned_data
        same = {name: given[name] for name in ("title", "purpose", "basis", "shared", "signed", "review_on")}
        law = given["law"] if given["basis"] == Basis.OTHER else ""
        return Terms(
            **same,
            law=law,
            personal=given["personal"] == "yes",
            parties=list(given["parties"]),
            feeds=list(given.get("feeds", ())),
        )


def as_shown(agreement: Agreement) -> dict[str, object]:
    """What a form shows of an agreement before anything is changed."""
    return {
        "title": agreement.title,
        "parties": [agency.pk for agency in agreement.parties.all()],
        "purpose": agreement.purpose,
        "basis": agreement.basis,
        "law": agreement.law,
        "personal": "yes" if agreement.personal else "no",
        "feeds": [feed.pk for feed in agreement.feeds.all()],
        "shared": agreement.shared,
        "signed": agreement.since,
        "review_on": agreement.review_on,
        "seen": agreement.version,
    }


class EndForm(Form):
    """When something that was agreed ended."""

    ended = DateField(
        label=_("From which day does it no longer hold?"), error_messages={"required": _("Enter the day")}
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
