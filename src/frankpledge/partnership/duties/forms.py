"""What is asked of people on the pages of this room."""

import datetime as dt
import re

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.design.forms import DateField, Form, Versioned
from frankpledge.partnership.duties.clocks.hours import NoSuchTime, local
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.models import Often

NO_NAMES = _("What your agencies call it among themselves, such as FOI 2026/31. No names and no addresses of people.")
NO_ADDRESS = _("Enter a web address, such as https://www.example.gov.uk/minutes")
_TIME = re.compile(r"(\d\d?)(?:[:.](\d\d))? ?(am|pm)?", re.IGNORECASE)


class TimeField(forms.CharField):
    """A time of day: 14:30, 2.30pm, 9am."""

    def clean(self, value: str) -> dt.time | None:
        written = super().clean(value)
        if not written:
            return None
        found = _TIME.fullmatch(written.strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
        if hour > 23 or minute > 59 or (found and not half and found[2] is None):
            raise forms.ValidationError(_("Enter a time, such as 14:30 or 2:30pm"))
        return dt.time(hour, minute)


class At(Form):
    """A day, and a time of it where a clock runs in hours: together a moment in London."""

    def moment(self, day: str, time: str) -> dt.datetime | None:
        on, clock = self.cleaned_data.get(day), self.cleaned_data.get(time, dt.time())
        if on is None or clock is None:
            return None
        try:
            return local(on, clock)
        except NoSuchTime as no:
            self.add_error(time, str(no))
            return None


class Done(Form):
    on = DateField(label=_("When was it done?"), error_messages={"required": _("Enter the day on which it was done")})
    evidence = forms.CharField(
        label=_("What shows that it was done?"),
        help_text=_("Such as the minute of a meeting, or what was sent to whom. No names of people outside your work."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what shows that it was done")},
    )
    link = forms.URLField(
        label=_("Where it can be read (optional)"),
        help_text=_("An address that begins with https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"], message=NO_ADDRESS)],
        error_messages={"invalid": NO_ADDRESS},
    )


class Stop(Done, At, Versioned):
    field_order = ["on", "time", "evidence", "link", "version"]
    time = TimeField(
        label=_("At what time?"), max_length=10, error_messages={"required": _("Enter the time at which it was done")}
    )

    def __init__(self, *arguments: object, hourly: bool, **named: object) -> None:
        super().__init__(*arguments, **named)
        if not hourly:
            del self.fields["time"]

    def clean(self) -> dict[str, object]:
        self.cleaned_data["at"] = self.moment("on", "time")
        return self.cleaned_data


class Start(At):
    reference = forms.CharField(
        label=_("Reference"),
        help_text=NO_NAMES,
        max_length=120,
        error_messages={"required": _("Enter a reference by which your agencies know it")},
    )
    began = DateField(label="", error_messages={"required": _("Enter the day from which time runs")})
    time = TimeField(
        label=_("At what time?"), max_length=10, error_messages={"required": _("Enter the time at which it began")}
    )
    given = DateField(
        label=_("By which day is it due?"), error_messages={"required": _("Enter the day by which it is due")}
    )
    owner = forms.ChoiceField(label=_("Who sees to it?"), required=False)

    def __init__(self, *arguments: object, rule: Rule, members: list[Membership], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["began"].label = _("When? %(starts)s") % {"starts": rule.starts}
        self.fields["owner"].choices = choices(members, _("Whoever sees to this duty"))
        if not rule.clock.hourly:
            del self.fields["time"]
        if not rule.clock.given:
            del self.fields["given"]

    def clean(self) -> dict[str, object]:
        self.cleaned_data["at"] = self.moment("began", "time")
        return self.cleaned_data


class Extend(Versioned):
    to = DateField(label=_("Until when?"), error_messages={"required": _("Enter the day to which it is extended")})
    because = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it is extended")},
    )


class Because(Versioned):
    because = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why")},
    )


class SwitchOn(Versioned):
    against = forms.CharField(
        label=_("What did you check it against?"),
        help_text=_("Such as “regulation 5 of SI 2007/1830 on legislation.gov.uk, as amended”, or who advised you."),
        max_length=500,
        error_messages={"required": _("Say what you checked the rule against")},
    )
    on = DateField(
        label=_("When did you check it?"),
        help_text=_("From this day on the duty is on your calendar. For example, 31 3 2027"),
        error_messages={"required": _("Enter the day on which you checked it")},
    )


class Since(Form):
    since = DateField(
        label=_("From which day?"), error_messages={"required": _("Enter the day from which duties are followed here")}
    )


class Owners(Versioned):
    owner = forms.ChoiceField(label=_("Who sees to it?"), required=False)
    deputy = forms.ChoiceField(label=_("Who does when they can't?"), required=False)

    def __init__(self, *arguments: object, members: list[Membership], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["owner"].choices = choices(members, _("Nobody in particular: the coordinators"))
        self.fields["deputy"].choices = choices(members, _("No deputy"))


class Reminding(Form):
    often = forms.ChoiceField(label=_("How often?"), choices=Often.choices, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("From what time?"), coerce=int, choices=[(hour, f"{hour}:00") for hour in range(24)]
    )
    days_before = forms.TypedChoiceField(
        label=_("How long before something is due do you want to hear of it first?"),
        help_text=_("You hear of it again a week and a day before, and while it is late."),
        coerce=int,
        choices=[(7, _("7 days")), (14, _("14 days")), (28, _("28 days")), (56, _("8 weeks"))],
    )


def choices(members: list[Membership], nobody: object) -> list[tuple[str, object]]:
    return [("", nobody), *((str(m.pk), f"{m.person.name}, {m.agency.name}") for m in members)]


def chosen(members: list[Membership], value: str) -> Membership | None:
    return next((member for member in members if str(member.pk) == value), None)
