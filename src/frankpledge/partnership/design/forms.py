"""Forms in GOV.UK's components: each field with its own words, dates in three boxes, and errors beside the field.

A stage's form derives from `Form`; a page renders it with `{% from "design/form.html" import form_of %}`. A field's
label is the question, `help_text` its hint, and `required` in `error_messages` what to do where it was left empty.
"""

import datetime as dt
import re

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

NO_ADDRESS = _("Enter an e-mail address, such as name@example.gov.uk")
TOO_LONG = _("This must be %(limit_value)d characters or fewer. You have used %(show_value)d.")


_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def unturned(text: str) -> str:
    """Without the marks that turn the direction of what stands around them: by them “625” can be made to read 526."""
    return _TURNS.sub("", text)


class Form(forms.Form):
    """Strips and limits what is typed, and names what is missing: never “This field is required”."""

    use_required_attribute = False  # the browser's own bubbles are read out badly, and stop before ours are shown
    template_name = None

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        for field in self.fields.values():
            if str(field.error_messages.get("required", "")) == str(forms.Field.default_error_messages["required"]):
                field.error_messages["required"] = _("Answer “%(label)s”") % {"label": field.label}
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_ADDRESS
            for validator in field.validators:
                if isinstance(validator, MaxLengthValidator):
                    validator.message = TOO_LONG

    def _clean_fields(self) -> None:
        super()._clean_fields()
        turned = {name: unturned(value) for name, value in self.cleaned_data.items() if isinstance(value, str)}
        self.cleaned_data |= turned

    @cached_property
    def wrong(self) -> dict[str, str]:
        """Field → the first thing that is wrong with it, for the summary at the head; "" for the form as a whole."""
        return {
            (self[name].auto_id if name in self.fields else ""): str(said[0])
            for name, said in self.errors.items()
        }  # fmt: skip


class Versioned(Form):
    """Carries the version of the row that the page was made from: whoever saves a stale page is told."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class Hinted(str):
    """The words of a choice, with a hint that stands below them."""

    hint: str

    def __new__(cls, words: str, hint: str = "") -> "Hinted":
        made = super().__new__(cls, words)
        made.hint = hint
        return made


class DateBoxes(forms.MultiWidget):
    """Day, month and year, each in a box of its own."""

    parts = ("day", "month", "year")

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in self.parts})

    def decompress(self, value: dt.date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DateField(forms.MultiValueField):
    """A day. What is missing in it, or can't be a day, is said in words."""

    widget = DateBoxes

    def __init__(self, **named: object) -> None:
        fields = tuple(forms.CharField(required=False, max_length=10) for _part in DateBoxes.parts)
        super().__init__(fields=fields, require_all_fields=False, **named)

    def clean(self, value: list[str] | dt.date | None) -> dt.date | None:
        given = [(text or "").strip() for text in (value or ["", "", ""])]
        if not any(given):
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
        missing = [str(words[part]) for part, text in zip(DateBoxes.parts, given, strict=True) if not text]
        if missing:
            raise forms.ValidationError(_("The date must include %(parts)s") % {"parts": str(_(" and ")).join(missing)})
        try:
            day, month, year = (int(text) for text in given)
            return dt.date(year, month, day) if 1900 <= year <= 2200 else self._no_day()
        except ValueError:
            return self._no_day()

    def _no_day(self) -> dt.date:
        raise forms.ValidationError(_("Enter a real date, such as 31 3 2027"))


class RowField(forms.ModelChoiceField):
    """One row of a table. What can't be a row's number is no choice; a database would break over a long one."""

    def to_python(self, value: object) -> object:
        return super().to_python(value if _is_number(value) else None if value in self.empty_values else "-")


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows of a table."""

    def clean(self, value: object) -> object:
        several = value if isinstance(value, list | tuple) else ()
        return super().clean([each if _is_number(each) else "-" for each in several] if several else value)


def _is_number(value: object) -> bool:
    text = str(getattr(value, "pk", value))
    return text.isascii() and text.isdecimal() and len(text) < 19


def component(bound: BoundField) -> str:
    """Which of GOV.UK's components a field is shown in."""
    widget = bound.field.widget
    for kinds, name in (
        (DateBoxes, "date"),
        (forms.Textarea, "textarea"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.CheckboxInput, "checkbox"),
        (forms.RadioSelect, "radios"),
        (forms.Select, "select"),
        (forms.FileInput, "file"),
        (forms.HiddenInput, "hidden"),
    ):
        if isinstance(widget, kinds):
            return name
    return "input"


def items(bound: BoundField) -> list[dict[str, object]]:
    """A field's choices, with those that are chosen; a choice may be `Hinted`."""
    value = bound.value()
    chosen = (
        {str(v) for v in value} if isinstance(value, list | tuple | set) else {str(value if value is not None else "")}
    )
    found = []
    for choice, words in bound.field.choices:
        selected = str(choice) in chosen
        found.append({"value": str(choice), "text": str(words), "checked": selected, "selected": selected})
        if hint := getattr(words, "hint", ""):
            found[-1]["hint"] = {"text": str(hint)}
    return found


def date_items(bound: BoundField) -> list[dict[str, object]]:
    """The three boxes, holding what was typed."""
    value = bound.value()
    given = value if isinstance(value, list) else DateBoxes().decompress(value)
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    wrong = " govuk-input--error" if bound.errors else ""
    return [
        {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": str(labels[part]),
            "value": text or "",
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part, text in zip(DateBoxes.parts, given, strict=True)
    ]


GLOBALS = {"component": component, "items_of": items, "date_items": date_items}
