"""The gallery's forms: every kind of field once, empty, filled and wrong. What they ask is made up."""

from django import forms

from frankpledge.partnership.design.forms import DateField, Form, Hinted

WAYS = [
    ("phone", Hinted("By telephone", "We ring between 9 and 5")),
    ("letter", "By letter"),
    ("none", "Not at all"),
]
WARDS = [("harbour", "Harbour"), ("market", "Market Place"), ("mill", "Mill Lane")]
LONG = (
    "Which of the things that were agreed at the last meeting of the strategy group has your agency done since, and "
    "which of those that it has not done does it still mean to do before the year is over?"
)


class Sample(Form):
    """Each kind of field that `design/form.html` can show."""

    title = forms.CharField(label="What is it called?", max_length=40, help_text="In a few words")
    email = forms.EmailField(label="E-mail address")
    people = forms.IntegerField(label="How many people said so?", min_value=1, required=False)
    on = DateField(label="When was it?", help_text="For example, 31 3 2027")
    ward = forms.ChoiceField(label="In which ward?", choices=WARDS)
    words = forms.CharField(label=LONG, max_length=200, widget=forms.Textarea, help_text="Name nobody")
    way = forms.ChoiceField(label="How may we answer?", choices=WAYS, widget=forms.RadioSelect)
    wards = forms.MultipleChoiceField(label="Which wards?", choices=WARDS, widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField(label="I have read what it says")
    file = forms.FileField(label="A file", help_text="CSV or Excel, at most 20 MB", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)


FILLED = {
    "title": "Speeding on Mill Lane", "email": "name@example.gov.uk", "people": 12, "ward": "mill", "way": "letter",
    "words": "Cars are faster than 30 miles an hour in the afternoon.", "wards": ["harbour", "mill"], "sure": True,
    "on_day": "31", "on_month": "3", "on_year": "2027",
}  # fmt: skip
WRONG = FILLED | {
    "title": "Speeding " * 9, "email": "nobody", "people": "a dozen", "on_month": "", "ward": "moon", "way": "pigeon",
    "words": "", "wards": [], "sure": "",
}  # fmt: skip


def states() -> list[tuple[str, str, Form]]:
    """The same form in each of its states: id, what it is, the form."""
    return [
        ("empty", "Empty", Sample(prefix="empty")),
        ("filled", "Filled in", Sample(_sent("filled", FILLED), prefix="filled")),
        ("wrong", "Wrong: as it comes back, with what was typed", Sample(_sent("wrong", WRONG), prefix="wrong")),
    ]


def _sent(prefix: str, given: dict[str, object]) -> dict[str, object]:
    return {f"{prefix}-{name}": value for name, value in given.items()}
