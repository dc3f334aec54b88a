"""The start page of a partnership: what waits for whoever looks, and nothing that they may not see."""

import datetime as dt

from django.utils import timezone

from frankpledge.partnership.agencies.models import Agreement


def overdue_agreement(partnership) -> Agreement:
    long_ago = timezone.localdate() - dt.timedelta(days=400)
    return Agreement.objects.create(
        partnership=partnership, title="Serious violence", purpose="x", basis="cda-115", since=long_ago,
        review_on=timezone.localdate() - dt.timedelta(days=3),
    )  # fmt: skip


def test_an_overdue_review_waits_for_who_may_do_it(silverpit, as_):
    overdue_agreement(silverpit)
    page = as_("coordinator").get("/p/silverpit/").content.decode()
    assert "Review the agreement “Serious violence”" in page
    assert "Review overdue by 3 days" in page


def test_it_waits_for_nobody_else(silverpit, as_):
    overdue_agreement(silverpit)
    assert "Serious violence" not in as_("analyst").get("/p/silverpit/").content.decode()


def test_what_was_done_lately_is_told_to_who_may_read_the_log(silverpit, as_):
    assert "Done here lately" in as_("coordinator").get("/p/silverpit/").content.decode()
    assert "Done here lately" not in as_("caseworker").get("/p/silverpit/").content.decode()


def test_the_start_page_costs_the_same_however_much_waits(silverpit, as_, django_assert_max_num_queries):
    client = as_("coordinator")
    client.get("/p/silverpit/")
    for _number in range(12):
        overdue_agreement(silverpit)
    with django_assert_max_num_queries(12):
        client.get("/p/silverpit/")


def test_what_is_left_of_setting_up_waits_for_who_may_do_it(silverpit, as_):
    assert "Name the representatives" in as_("coordinator").get("/p/silverpit/").content.decode()
    assert "Name the representatives" not in as_("analyst").get("/p/silverpit/").content.decode()
