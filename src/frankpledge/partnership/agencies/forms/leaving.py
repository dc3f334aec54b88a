from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.forms.members import person_choices
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.queries.leaving import Left
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.design.forms import DateField, Versioned

REPRESENTS, LIAISON = "represents", "liaison"


class LeavingForm(Versioned):
    """The last day, who takes over, and what goes to them. Whoever can't give roles is asked only for the first two."""

    last_day = DateField(
        label=_("Last day"),
        help_text=_(
            "These pages stay open to them until the end of that day. To shut them out at once, give yesterday's date. "
            "For example, 31 3 2027"
        ),
        error_messages={"required": _("Enter the last day")},
    )
    successor = forms.ChoiceField(label=_("Who takes over?"), required=False)
    goes = forms.MultipleChoiceField(
        label=_("What goes to them?"),
        help_text=_("Leave a box empty for what they don't need. What nobody takes over ends."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *arguments: object,
        people: Iterable[Membership],
        left: Left,
        hands_over: bool,
        own: bool,
        **named: object,
    ) -> None:
        super().__init__(*arguments, **named)
        if own:
            self.fields["last_day"].help_text = _now(
                "These pages stay open to you until the end of that day. For example, 31 3 2027"
            )
        self.fields["successor"].choices = person_choices(people, nobody=_now("Nobody yet"))
        offered = offers(left)
        if hands_over and offered:
            self.fields["goes"].choices = offered
        else:
            del self.fields["goes"]

    def clean(self) -> dict:
        given = super().clean()
        if given.get("goes") and not given.get("successor"):
            self.add_error("goes", _("Choose who takes over, or clear these boxes"))
        return given

    @property
    def roles(self) -> list[str]:
        return [key for key in self.cleaned_data.get("goes", []) if key not in (REPRESENTS, LIAISON)]

    def takes(self, what: str) -> bool:
        return what in self.cleaned_data.get("goes", [])


def offers(left: Left) -> list[tuple[str, str]]:
    """What can go to a successor: roles, and what they were for their agency."""
    found = [(key, _now("The role “%(role)s”") % {"role": role_name(key)}) for key in left.roles]
    if left.represents:
        found.append((REPRESENTS, _now("Representing the agency in the strategy group, from now on")))
    if left.liaison:
        found.append((LIAISON, _now("Being the designated liaison officer, from now on")))
    return found
