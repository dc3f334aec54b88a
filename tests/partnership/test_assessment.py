"""The place that is ready for an assessment."""

from django.template.loader import render_to_string
from markupsafe import Markup

from frankpledge.partnership.figures.queries import place


def test_the_place_says_that_nothing_is_there_yet(visitor, words):
    assert "Nothing is shown here yet." in words(visitor.get("/area/E07990001/assessment/").text)


def test_contents_body_and_downloads_are_laid_out(visitor, rf):
    request = rf.get("/area/E07990001/assessment/")
    request.place = place.at("E07990001")
    context = {
        "place": request.place,
        "contents": [(1, "burglary", "Burglary"), (2, "where", "Where"), (3, "deep", "Too deep")],
        "body": Markup('<h2 id="burglary">Burglary</h2><p>Text</p>'),
        "downloads": [("/a.docx", "Word")],
    }
    html = render_to_string("assess/assessment.html", context, request)
    assert '<li class="report__level-1"><a class="govuk-link" href="#burglary">Burglary</a></li>' in html
    assert "Too deep" not in html
    assert '<h2 id="burglary">Burglary</h2><p>Text</p>' in html
    assert '<a class="govuk-link" href="/a.docx" download>Word</a>' in html
