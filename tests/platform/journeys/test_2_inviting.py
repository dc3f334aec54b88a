"""The coordinator, who has a telephone without JavaScript: joins, finishes the set-up, and invites."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_coordinator_joins_and_finishes_the_set_up(host, story, visitor):
    cora = visitor("coordinator", 360, scripts=False)
    cora.accepts(host.at(story.link_of_cora))
    story.key_of_cora = cora.secret
    assert cora.heading == "Silverpit Community Safety Partnership"

    cora.open("Check the agencies")
    cora.press("Add an agency")
    cora.write("Name", "Doggerland County Council")
    cora.pick("What kind of body is it?", "County council")
    cora.tick("Responsible authority")
    cora.press("Add the agency")

    cora.go("/p/silverpit/")
    cora.open("Write down the sharing agreements")
    cora.press("Write down an agreement")
    cora.write("What is the agreement called?", "Sharing for community safety in Silverpit")
    cora.tick("Silverpit Borough Council")
    cora.tick("Doggerland County Council")
    cora.write("What is the data shared for?", "To know what happens where, and to prevent it")
    cora.tick("Crime and Disorder Act 1998, section 17A: depersonalised information, a duty")
    cora.tick("No")
    cora.press("Save")
    assert cora.main.get_by_role("link", name="Enter when it was signed").is_visible()
    cora.date("When was it signed?", 1, 4, 2021)
    cora.date("When is it to be reviewed?", 1, 4, 2036)
    cora.press("Save")
    story.cora = cora.state


def test_the_coordinator_invites_an_analyst_and_a_partner_lead(story, visitor):
    cora = visitor("coordinator", 360, scripts=False, state=story.cora)
    cora.go("/p/silverpit/")
    cora.open("Invite people")
    cora.write("Name", "Anil Rao")
    cora.write("E-mail address", "anil@doggerland.example")
    cora.pick("Which agency do they work for?", "Doggerland County Council")
    cora.tick("Analyst")
    cora.tick("Is the agency's designated liaison officer")
    cora.press("Invite")
    story.link_of_anil = cora.main.locator(".link-once").inner_text()

    cora.go("/p/silverpit/partnership/people/")
    cora.press("Invite somebody")
    cora.write("Name", "Lena Marsh")
    cora.write("E-mail address", "lena@fire.example")
    cora.pick("Which agency do they work for?", "Doggerland Fire and Rescue Authority")
    cora.tick("Partner lead")
    cora.tick("Represents the agency in the strategy group")
    cora.press("Invite")
    story.link_of_lena = cora.main.locator(".link-once").inner_text()
    assert story.link_of_lena != story.link_of_anil

    cora.go("/p/silverpit/partnership/")
    done = cora.main.locator(".govuk-task-list__item").filter(has_text="Done")
    assert [line.split("\n")[0] for line in done.all_inner_texts()] == [
        "Check the agencies", "Invite people", "Write down the sharing agreements"
    ]  # fmt: skip
