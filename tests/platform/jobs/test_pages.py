"""The pages of jobs: what is told, to whom, and what can be done there."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.models import Succession
from frankpledge.partnership.jobs.models import Job, State


@pytest.fixture
def told(as_):
    def page(address: str, who: str = "analyst"):
        answer = as_(who).get(f"/p/silverpit/jobs/{address}")
        return answer, answer.content.decode()

    return page


def test_a_job_that_waits_is_looked_at_again_by_itself_until_that_is_stopped(ask, told):
    job = ask()
    answer, html = told(f"{job.pk}/")
    assert answer["Refresh"] == f"5; url=/p/silverpit/jobs/{job.pk}/"
    assert "Stop looking again by itself" in html
    answer, html = told(f"{job.pk}/?still=1")
    assert "Refresh" not in answer
    assert "Look again" in html


def test_one_that_has_ended_is_not_looked_at_again(ask, worker, told):
    job = ask()
    worker.one()
    answer, html = told(f"{job.pk}/")
    assert "Refresh" not in answer
    assert "Done" in html
    assert "Cancel it" not in html


def test_how_far_it_is_is_said_in_words_and_in_the_title(ask, told):
    job = ask()
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, done=3, of=12, saying="Reading 2021-03.csv", worker="w")
    _, html = told(f"{job.pk}/")
    assert "3 of 12" in html
    assert "Reading 2021-03.csv" in html
    assert "(25%)" in html[html.index("<title>") : html.index("</title>")]


def test_cancelling_and_trying_again_are_buttons_of_whoever_may(ask, as_, told, worker):
    job = ask("test-fail")
    client = as_("coordinator")
    assert client.post(f"/p/silverpit/jobs/{job.pk}/cancel/").status_code == 302
    assert "It was cancelled before it was done. Nothing was changed." in told(f"{job.pk}/")[1]
    assert client.post(f"/p/silverpit/jobs/{job.pk}/again/").status_code == 302
    worker.one()
    assert "The moon is down" in told(f"{job.pk}/")[1]


def test_a_stale_button_is_answered_with_a_sentence(ask, as_, worker):
    job = ask()
    worker.one()
    for way in ("cancel", "again"):
        answer = as_("analyst").post(f"/p/silverpit/jobs/{job.pk}/{way}/")
        assert answer.status_code == 422
        assert "There is a problem" in answer.content.decode()


def test_looking_changes_nothing(ask, as_, told):
    job = ask()
    for way in ("cancel", "again"):
        assert as_("analyst").get(f"/p/silverpit/jobs/{job.pk}/{way}/").status_code == 405
    assert Job.objects.get().state == State.WAITING


def test_others_jobs_are_no_pages_but_for_who_may_see_their_kind(ask, told, as_, fladen):
    of_analyst, own = ask(about="A-FILE"), ask("test-own", by="lead", about="B-FILE")
    expected = {"analyst": (200, 404), "coordinator": (200, 404), "lead": (404, 200), "chair": (404, 404)}
    for who, statuses in expected.items():
        assert tuple(told(f"{job.pk}/", who)[0].status_code for job in (of_analyst, own)) == statuses
        listed = told("", who)[1]
        assert tuple(name in listed for name in ("A-FILE", "B-FILE")) == tuple(s == 200 for s in statuses)
    stranger = as_("stranger@fladen.example")
    for job in (of_analyst, own):
        assert stranger.get(f"/p/fladen/jobs/{job.pk}/").status_code == 404
        assert stranger.post(f"/p/fladen/jobs/{job.pk}/cancel/").status_code == 404
        assert stranger.get(f"/p/silverpit/jobs/{job.pk}/").status_code == 404
    for who, job in (("chair", of_analyst), ("analyst", own)):
        assert as_(who).post(f"/p/silverpit/jobs/{job.pk}/cancel/").status_code == 404


def test_what_a_person_asked_for_is_theirs_to_cancel(ask, as_):
    own = ask("test-own", by="lead")
    assert as_("lead").post(f"/p/silverpit/jobs/{own.pk}/cancel/").status_code == 302


def test_in_a_partnership_that_is_no_more_nothing_is_decided(ask, as_, person, silverpit, fladen, monkeypatch):
    job = ask()
    Succession.objects.create(before=silverpit, after=fladen, how="merger", on=dt.date(2025, 4, 1))
    heir = as_("stranger@fladen.example")
    assert heir.get(f"/p/silverpit/jobs/{job.pk}/").status_code == 200
    assert "Cancel it" not in heir.get(f"/p/silverpit/jobs/{job.pk}/").content.decode()
    assert heir.post(f"/p/silverpit/jobs/{job.pk}/cancel/").status_code == 404


def test_a_long_list_costs_as_many_queries_as_a_short_one(ask, as_, django_assert_max_num_queries):
    for _ in range(60):
        ask()
    client = as_("analyst")
    with django_assert_max_num_queries(4):  # the session, the person, how many there are, and those of this page
        html = client.get("/p/silverpit/jobs/").content.decode()
    assert "?page=2" in html
    with django_assert_max_num_queries(4):
        assert client.get("/p/silverpit/jobs/?page=abc").status_code == 200


def test_times_are_told_as_clocks_here_show_them(ask, told):
    job = ask()
    Job.objects.filter(pk=job.pk).update(asked=dt.datetime(2027, 6, 1, 12, 0, tzinfo=dt.UTC))
    assert "1 June 2027, 13:00" in told(f"{job.pk}/")[1]
    assert timezone.is_aware(Job.objects.get().asked)
