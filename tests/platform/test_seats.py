"""Who may open a partnership's pages."""


def test_a_member_opens_their_partnership(silverpit, as_):
    answer = as_("coordinator").get("/p/silverpit/")
    assert answer.status_code == 200
    assert "Silverpit Community Safety Partnership" in answer.content.decode()


def test_a_stranger_is_told_that_there_is_no_such_page(silverpit, fladen, as_):
    stranger = as_("stranger@fladen.example")
    assert stranger.get("/p/silverpit/").status_code == 404
    assert stranger.get("/p/nowhere/").status_code == 404
    assert stranger.get("/p/fladen/").status_code == 200


def test_who_is_not_signed_in_is_sent_to_sign_in_whether_or_not_there_is_such_a_partnership(silverpit, anybody):
    for path in ("/p/silverpit/partnership/", "/p/nowhere/"):
        answer = anybody.get(path)
        assert answer.status_code == 302
        assert answer["Location"] == f"/account/login/?next={path.replace('/', '%2F')}"


def test_a_page_costs_a_query_for_the_session_and_one_for_the_person(silverpit, as_, django_assert_num_queries):
    client = as_("analyst")
    with django_assert_num_queries(2):
        client.get("/p/silverpit/check/")
