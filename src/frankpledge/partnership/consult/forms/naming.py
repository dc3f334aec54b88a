"""Forms in which nobody is to be named."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import Answer
from frankpledge.partnership.consult import personal, rules
from frankpledge.partnership.design.forms import Form


class NamesNobody(Form):
    """Its `texts` hold nothing that belongs to one person; where one looks like a name, whoever writes is asked."""

    texts: tuple[str, ...] = ()
    sure = forms.BooleanField(
        label=_("I have looked: it names nobody, or only somebody in their public office"), required=False
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.doubtful = [name for name in self.texts if personal.may_name_somebody(str(self.data.get(name) or ""))]
        if self.doubtful:
            self.order_fields([*(name for name in self.fields if name != "sure"), "sure"])
        else:
            del self.fields["sure"]

    def clean(self) -> dict[str, object]:
        given = super().clean()
        for name in self.texts:
            self.refuse(name, rules.names_nobody([given.get(name) or ""]))
        if self.doubtful and not given.get("sure"):
            where = "”, “".join(str(self.fields[name].label) for name in self.doubtful)
            self.add_error("sure", _("It looks as if somebody is named in “%(where)s”. Look again") % {"where": where})
        return given

    def refuse(self, field: str, answer: Answer) -> None:
        """Say beside a field what a rule says, unless something else is wrong with it already."""
        if not answer and field not in self.errors:
            self.add_error(field, answer.sentence)
