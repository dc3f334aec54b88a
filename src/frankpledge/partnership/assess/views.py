from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.routing import of_area


@of_area
def assessment(request: HttpRequest, place: Place) -> HttpResponse:
    """`contents` are (level, id, words), `body` is markup, `downloads` are (address, words)."""
    return render(request, "assess/assessment.html", {"place": place, "contents": [], "body": "", "downloads": []})
