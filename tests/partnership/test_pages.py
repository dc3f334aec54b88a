"""Every page, as anybody's browser would ask for it."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.partnership.design import policy, views
from frankpledge.partnership.design.environment import environment

# Routes whose address has parts, routes whose answer is not "200 OK", and routes that are no page.
MEASURE = {"code": "E07990001", "measure": "shoplifting"}
ANALYSIS = {"code": "E07990001", "analysis": "hotspots"}
PARTS = {
    "design:error": {"code": 404},
    "home:overview": {"code": "E07990001"},
    "assess:assessment": {"code": "E07990001"},
    "assess:assessment-file": {"code": "E07990001", "form": "html"},  # the form that is soonest written
    "figures:measures": {"code": "E07990001"},
    "figures:measures-csv": {"code": "E07990001"},
    "figures:measure": MEASURE,
    "figures:months-csv": MEASURE,
    "figures:peers": {"code": "E07990001"},
    "figures:tables": {"code": "E07990001"},
    "figures:tables-csv": {"code": "E07990001"},
    "figures:areas": {"code": "E07990001"},
    "figures:analyses": {"code": "E07990001"},
    "figures:analysis": ANALYSIS,
    "figures:analysis-csv": ANALYSIS,
    "figures:analysis-geojson": ANALYSIS,
    "figures:held": {"code": "E07990001"},
}
ANSWERS = {"design:error": 404, "home:start": 302}
NO_PAGES = {
    "home:start", "assess:assessment-file", "figures:measures-csv", "figures:months-csv", "figures:tables-csv",
    "figures:analysis-csv", "figures:analysis-geojson", "design:places",
}  # fmt: skip
WITH_MAP = {"design:gallery", "figures:analysis"}


def every_route(resolver: URLResolver, namespace: str = "") -> list[str]:
    names = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            names.append(f"{namespace}{entry.name}")
        else:
            names += every_route(entry, f"{entry.namespace}:")
    return names


@pytest.fixture
def routes(visitor, edition) -> dict[str, str]:
    question = f"shoplifting~count~E07990001~2025-01..2025-12@{edition}"
    parts = {**PARTS, "figures:figure": {"figure_id": question}}
    return {name: reverse(name, kwargs=parts.get(name, {})) for name in every_route(get_resolver())}


@pytest.fixture
def pages(routes) -> dict[str, str]:
    return {name: address for name, address in routes.items() if name not in NO_PAGES}


def test_every_route_answers_with_the_security_headers(visitor, routes):
    for name, address in [*routes.items(), ("no such page", "/no-such-page/")]:
        headers = visitor.get(address).headers
        assert headers["Content-Security-Policy"] == (policy.map_policy() if name in WITH_MAP else policy.POLICY), name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert "Set-Cookie" not in headers, name


def test_every_route_is_found(visitor, routes):
    for name, address in routes.items():
        assert visitor.get(address).status_code == ANSWERS.get(name, 200), name


def test_every_page_has_a_title_of_its_own(visitor, pages):
    titles = [visitor.get(address).text.split("<title>")[1].split("</title>")[0] for address in pages.values()]
    assert all(title.endswith(" – Silverpit – Frankpledge") for title in titles)
    assert len(set(titles)) == len(titles)


def test_no_page_can_be_written_to_but_the_form_that_keeps_nothing(visitor, routes):
    for name, address in routes.items():
        assert visitor.post(address).status_code == (422 if name == "check:check" else 405), name


def test_no_page_carries_a_style_of_its_own_nor_a_script_but_for_the_files_of_a_map(visitor, pages):
    files = ["/static/leaflet/leaflet.js", "/static/map.js"]
    for name, address in pages.items():
        text = visitor.get(address).text
        scripts = re.findall(r'<script src="([^"]+)" defer></script>', text)
        assert scripts == (files if name in WITH_MAP else []) and text.count("<script") == len(scripts), name
        assert ("data-map=" in text) == (name in WITH_MAP), name
        assert "<style" not in text, name
        assert " style=" not in text, name


def test_a_page_that_is_not_there_is_said_in_plain_words(visitor):
    answer = visitor.get("/no-such-page/")
    assert answer.status_code == 404
    assert "<h1" in answer.text
    assert "Page not found" in answer.text
    assert "If you typed the address, check that it is right." in answer.text


def test_a_page_that_breaks_says_so_in_plain_words_and_nothing_of_its_workings(visitor, monkeypatch):
    monkeypatch.setitem(views.ERROR_PAGES, 404, lambda request: 1 / 0)
    answer = visitor.get("/design/errors/404/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "ZeroDivisionError" not in answer.text


@pytest.mark.parametrize("host", ["frankpledge.example", "192.168.1.20", "0.0.0.0", "127.0.0.1.example"])
@pytest.mark.parametrize("address", ["/", "/design/", "/static/frankpledge.css"])
def test_a_host_name_that_is_not_this_machine_is_refused(visitor, host, address):
    answer = visitor.get(address, headers={"host": host})
    assert answer.status_code == 400
    assert "This request could not be understood" in answer.text
    assert answer.headers["Content-Security-Policy"] == policy.POLICY


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_is_answered_by_each_of_its_names(visitor, host):
    assert visitor.get("/areas/", headers={"host": host}).status_code == 200


def test_the_style_sheet_is_served_and_holds_no_font_crown_or_favicon_of_government(visitor):
    answer = visitor.get("/static/frankpledge.css")
    style = b"".join(answer.streaming_content).decode()
    answer.close()
    assert answer.headers["Content-Type"].startswith("text/css")
    for word in ("GDS Transport", "@font-face", "crown", "crest", "favicon", "url("):
        assert word not in style


def test_the_navigation_says_where_one_is(visitor):
    text = visitor.get("/area/E07990001/measures/").text
    navigation = text[text.index('aria-label="Pages"') :]
    assert navigation[: navigation.index("</nav>")].count('aria-current="page"') == 1
    assert '<strong class="govuk-service-navigation__active-fallback">All measures</strong>' in text


def test_the_check_of_a_report_is_within_reach_of_every_page_and_where_nothing_is_held(
    visitor, early_visitor, visit, warehouse
):
    assert 'href="/check/"' in early_visitor.get("/areas/").text
    here = visit(warehouse, "Silverpit")
    assert 'href="/check/"' in here.get("/area/E07990001/").text
    text = here.get("/check/").text
    navigation = text[text.index('aria-label="Pages"') :]
    assert '<strong class="govuk-service-navigation__active-fallback">Check a report</strong>' in navigation
    assert 'href="/area/E07990001/measures/"' in navigation


def test_the_notice_stands_on_every_page_when_there_is_one(visitor, notice):
    assert "<strong>Fictional data:</strong> Silverpit" in visitor.get("/areas/").text
    assert "Fictional data" in visitor.get("/no-such-page/").text
    notice("")
    assert "Fictional data" not in visitor.get("/areas/").text


def test_markup_in_a_name_is_shown_and_not_obeyed(visitor, notice):
    notice("<b>Bold</b>: <script>1</script>")
    text = visitor.get("/areas/").text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_a_misspelt_name_in_a_template_is_an_error_and_not_an_empty_place(visitor):
    from_text = environment(loader=None, autoescape=True).from_string
    with pytest.raises(Exception, match="'nubmer' is undefined"):
        from_text("{{ nubmer }}").render()
    with pytest.raises(Exception, match="has no attribute 'nubmer'"):
        from_text("{{ figure.nubmer }}").render(figure=policy)
    assert from_text("{{ options.classes }}").render(options={}) == ""


def test_no_page_prints_a_word_from_the_workshop(visitor, pages):
    for name, address in pages.items():
        text = visitor.get(address).text.casefold()
        text = re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL)  # method notes are folded
        for word in ("warehouse", "dispersion", "false discover", "poisson", "parquet", "significant"):
            assert word not in text, (name, word)


def test_a_broken_page_asks_nothing_of_the_data_again(visitor, monkeypatch):
    def broken():
        raise RuntimeError("the data can't be read")

    monkeypatch.setattr("frankpledge.partnership.figures.queries.place.in_force", broken)
    answer = visitor.get("/area/E07990001/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
