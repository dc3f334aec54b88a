"""What no form takes, whatever it asks for."""

from django import forms

from frankpledge.partnership.design.forms import Form


class Words(Form):
    words = forms.CharField()


def test_marks_that_turn_a_number_round_are_left_out_of_every_form():
    form = Words({"words": "from 418 to \u202e625\u202c offences, and \u2067526\u2069"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "from 418 to 625 offences, and 526"
