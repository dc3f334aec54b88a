import datetime as dt
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import No
from frankpledge.partnership.agencies.changes.feeds_received import Came
from frankpledge.partnership.agencies.models import Delivery, Feed
from frankpledge.partnership.agencies.models.feed import Quality
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.agencies.rules.feeds import may_have_come
from frankpledge.partnership.design.forms import DateField, Form

NOTHING = [("", _("Nothing came"))]
SHORT = [(value, label.split(":")[0]) for value, label in Quality.choices]
NOTE_HINT = _("What is missing, or what was agreed about it. Do not name anybody.")


def _quality(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How good is it?"),
        choices=choices,
        widget=forms.RadioSelect,
        required=choices[0] not in NOTHING,
        error_messages={"required": _("Choose how good it is")},
    )


def _note() -> forms.CharField:
    return forms.CharField(label=_("Note"), help_text=NOTE_HINT, max_length=300, required=False)


def _seen() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)


class DeliveryForm(Form):
    """A quarter of one feed."""

    received_on = DateField(
        label=_("On which day did it come?"), error_messages={"required": _("Enter the day on which it came")}
    )
    quality = _quality(Quality.choices)
    note = _note()
    seen = _seen()

    def __init__(self, *arguments: object, quarter: Quarter, today: dt.date, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.quarter, self.today = quarter, today

    def clean(self) -> dict[str, object]:
        given = super().clean()
        _ask(self, "received_on", self.quarter, given.get("received_on"), self.today)
        return given

    def came(self, feed: Feed) -> Came:
        return Came(feed=feed, **{n: self.cleaned_data[n] for n in ("received_on", "quality", "note", "seen")})


class WithdrawForm(Form):
    """That a quarter did not come after all, said of the version that the page showed."""

    seen = _seen()


@dataclass(frozen=True)
class Line:
    """The fields of one feed on the page of a whole quarter. `open`: in its folded ones something was typed."""

    feed: Feed
    came_on: dt.date | None
    quality: BoundField
    day: BoundField
    note: BoundField
    seen: BoundField
    open: bool


class QuarterForm(Form):
    """A quarter of many feeds in one sitting: one day for all, and another for those that came on another."""

    received_on = DateField(
        label=_("On which day did they come?"),
        help_text=_("Of those that came on another day, say so below. For example, 31 3 2027"),
        required=False,
    )

    def __init__(
        self,
        *arguments: object,
        quarter: Quarter,
        today: dt.date,
        feeds: list[tuple[Feed, Delivery | None]],
        **named: object,
    ) -> None:
        super().__init__(*arguments, **named)
        self.quarter, self.today, self.feeds = quarter, today, [feed for feed, _told in feeds]
        for feed, told in feeds:
            here = told if told is not None and not told.withdrawn else None
            self.fields[f"quality_{feed.pk}"] = _quality(NOTHING + SHORT if here is None else SHORT)
            self.fields[f"day_{feed.pk}"] = DateField(label=_("If it came on another day: which?"), required=False)
            self.fields[f"note_{feed.pk}"] = _note()
            self.fields[f"seen_{feed.pk}"] = _seen()
            self.initial[f"seen_{feed.pk}"] = told.version if told else 0
            if here is not None:
                shown = {"quality": here.quality, "day": here.received_on, "note": here.note}
                self.initial |= {f"{name}_{feed.pk}": value for name, value in shown.items()}

    def lines(self) -> list[Line]:
        return [self._line(feed) for feed in self.feeds]

    def _line(self, feed: Feed) -> Line:
        own = {name: self[f"{name}_{feed.pk}"] for name in ("quality", "day", "note", "seen")}
        came_on = self.initial.get(f"day_{feed.pk}")
        typed = self.is_bound and bool({own["day"].name, own["note"].name} & set(self.changed_data))
        return Line(feed=feed, came_on=came_on, open=typed, **own)

    def clean(self) -> dict[str, object]:
        given = super().clean()
        came = [feed for feed in self.feeds if given.get(f"quality_{feed.pk}")]
        for feed in self.feeds:
            if feed in came:
                self._check_day(feed, given)
            elif given.get(f"day_{feed.pk}") or given.get(f"note_{feed.pk}"):
                self._say_once(f"quality_{feed.pk}", _("Choose how good it is, or empty its day and note"))
        if not came and not self.errors:
            self.add_error(None, _("Say of at least one of them how good it is. Nothing was saved."))
        return given

    def _check_day(self, feed: Feed, given: dict[str, object]) -> None:
        own = f"day_{feed.pk}"
        if own in self.errors or "received_on" in self.errors:
            return
        if not given.get(own) and not given.get("received_on"):
            self._say_once("received_on", _("Enter the day on which they came"))
        elif given.get(own):
            _ask(self, own, self.quarter, given[own], self.today)
        else:
            _ask(self, "received_on", self.quarter, given["received_on"], self.today)

    def _say_once(self, field: str, sentence: str) -> None:
        if field not in self.errors:
            self.add_error(field, sentence)

    def came(self) -> list[Came]:
        given = self.cleaned_data
        return [
            Came(
                feed=feed,
                received_on=given[f"day_{feed.pk}"] or given["received_on"],
                quality=given[f"quality_{feed.pk}"],
                note=given[f"note_{feed.pk}"],
                seen=given[f"seen_{feed.pk}"],
            )
            for feed in self.feeds
            if given[f"quality_{feed.pk}"]
        ]


def _ask(form: Form, field: str, quarter: Quarter, day: dt.date | None, today: dt.date) -> None:
    """Put beside a day why it can't be the one."""
    answer = may_have_come(quarter, day, today) if day else None
    if isinstance(answer, No) and field not in form.errors:
        form.add_error(field, answer.sentence)
