"""Leaving: what was open in a browser is worth nothing once its user has signed out."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_after_signing_out_neither_the_back_button_nor_an_old_form_does_anything(story, visitor):
    cora = visitor("coordinator", 360, scripts=False, state=story.cora)
    cora.go("/p/silverpit/partnership/people/")
    cora.press("Invite somebody")
    cora.write("Name", "Mallory Late")
    cora.write("E-mail address", "late@silverpit.example")
    cora.pick("Which agency do they work for?", "Silverpit Borough Council")
    cora.tick("Coordinator")
    old = cora.page
    cora.page = cora.context.new_page()
    cora.go("/p/silverpit/partnership/people/invitations/")
    cora.follow(cora.page.get_by_role("banner").get_by_role("button", name="Sign out"))
    assert "Signed in as" not in cora.page.inner_text("body")
    cora.page.go_back()
    assert "Signed in as" not in cora.page.inner_text("body")
    assert "account/login" in cora.page.url

    cora.page = old
    cora.press("Invite")
    assert "account/login" in cora.page.url

    again = visitor("coordinator", 360, scripts=False)
    again.signs_in("cora@silverpit.example", story.key_of_cora)
    again.go("/p/silverpit/partnership/people/invitations/")
    assert "Lena Marsh" in again.text and "Mallory Late" not in again.text
