"""Setting up: from a command on the host to a partnership whose coordinator has a link."""

import pytest
from visiting import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_who_looks_after_the_host_sets_the_partnership_up(host, story, visitor):
    hedda = visitor("administrator")
    hedda.go(host.at(next(word for word in host.first_link.split() if word.startswith("http"))))
    hedda.write("New password", PASSWORD)
    hedda.write("New password again", PASSWORD)
    hedda.press("Set password and sign in")
    hedda.proves_themselves()

    hedda.open("Partnerships on this host")
    hedda.press("Set up a partnership")
    hedda.write("Which district, or which partnership of several?", "Silverpit")
    hedda.press("Continue")
    assert "99,804 at the Census of 2021" in hedda.text
    assert hedda.main.get_by_label("Police force area").input_value() == "Doggerland"
    hedda.write("District or borough council", "Silverpit Borough Council")
    hedda.write("Fire and rescue authority", "Doggerland Fire and Rescue Authority")
    hedda.write("Integrated care board", "Doggerland Integrated Care Board")
    hedda.write("Name", "Cora Dunn")
    hedda.write("E-mail address", "cora@silverpit.example")
    hedda.write("Job (optional)", "Community safety manager")
    hedda.press("Set it up")
    assert "Silverpit Community Safety Partnership is set up." in hedda.text
    story.link_of_cora = hedda.main.locator(".link-once").inner_text()
