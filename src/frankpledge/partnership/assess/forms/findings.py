"""What is asked of whoever settles a finding, explains a change, or signs a chapter off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.assess.finding_rules import LONGEST, may_say
from frankpledge.partnership.assess.models import Explanation, Finding, Grade, Taken
from frankpledge.partnership.design.forms import Form, Hinted, Versioned

HOLDS = "holds"  # as it is, though newer data changed what it rests on


class SettledFinding(Versioned):
    """What becomes of it; its words are asked for only where it is said in other words."""

    taken = forms.ChoiceField(
        choices=[(one, one) for one in (Taken.TAKEN.value, Taken.CHANGED.value, Taken.LEFT.value, HOLDS)],
        widget=forms.HiddenInput,
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_(
            "The numbers of the drafted sentence stay linked to their pages where you use them. Others belong in the "
            "commentary."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "true"}),
    )

    def __init__(self, *arguments: object, finding: Finding, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.finding = finding

    def clean(self) -> dict[str, object]:
        """What may not be said stands beside the words."""
        if self.cleaned_data.get("taken") == Taken.CHANGED and "words" not in self.errors:
            answer = may_say(self.finding, self.cleaned_data["words"])
            if not answer:
                self.add_error("words", answer.sentence)
        return self.cleaned_data


class TakenAll(Form):
    """Carries every finding that was offered on the page, with its version: `12:1,13:2`."""

    seen = forms.RegexField(r"^(?:\d{1,18}:\d{1,9}(?:,|$))+$", max_length=20_000, widget=forms.HiddenInput)

    def clean_seen(self) -> dict[int, int]:
        pairs = (pair.split(":") for pair in self.cleaned_data["seen"].strip(",").split(","))
        return {int(pk): int(version) for pk, version in pairs}


class Explained(Versioned):
    grade = forms.ChoiceField(
        label=_("How sure is that?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how sure it is")},
        choices=[
            (Grade.KNOWN, Hinted(_("Known"), _("Something shows it, which you name below"))),
            (Grade.LIKELY, Hinted(_("Likely"), _("It fits what people who know the work see"))),
            (Grade.POSSIBLE, Hinted(_("Possible"), _("It could be, and so could something else"))),
            (Grade.UNKNOWN, Hinted(_("We don't know"), _("An honest answer: say below what would tell"))),
        ],
    )
    text = forms.CharField(
        label=_("Why did it change?"),
        help_text=_("If you don't know: which figures, or whose knowledge, would tell."),
        max_length=Explanation._meta.get_field("text").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    evidence = forms.CharField(
        label=_("What does that rest on?"),
        help_text=_("Asked for where it is known: a report, a count, a decision of a court. No names of people."),
        max_length=Explanation._meta.get_field("evidence").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        grade, text = self.cleaned_data.get("grade"), self.cleaned_data.get("text", "")
        if grade and not text and "text" not in self.errors:
            unknown = grade == Grade.UNKNOWN
            self.add_error("text", _("Say what would tell") if unknown else _("Say why it changed"))
        if grade == Grade.KNOWN and not self.cleaned_data.get("evidence") and "evidence" not in self.errors:
            self.add_error("evidence", _("Say what it rests on, or choose “likely”"))
        return self.cleaned_data


class Signing(Form):
    """Carries the digest of what was read: of what is signed, or of what is lost with a chapter that is taken out."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)


class Withdrawing(Form):
    """Carries the key of the sign-off that was looked at."""

    sign_off = forms.IntegerField(min_value=0, max_value=2**62, widget=forms.HiddenInput)
