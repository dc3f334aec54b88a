from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.forms.members import person_choices
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.design.forms import DateField, Form


class DeputyForm(Form):
    deputy = forms.ChoiceField(label=_("Who stands in?"), error_messages={"required": _("Choose who stands in")})
    first_day = DateField(label=_("First day"), error_messages={"required": _("Enter the first day")})
    last_day = DateField(
        label=_("Last day"),
        help_text=_("It ends by itself after this day. For example, 31 3 2027"),
        error_messages={"required": _("Enter the last day")},
    )

    def __init__(self, *arguments: object, people: Iterable[Membership], **named: object) -> None:
        super().__init__(*arguments, **named)
        self.fields["deputy"].choices = person_choices(people)
