from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.evidence.findings.changes import bases
from frankpledge.evidence.peer_groups import FORCE, NEAREST
from frankpledge.evidence.peer_groups import group as group_of
from frankpledge.partnership.figures.queries import asking, company
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.routing import of_area


@of_area
def peers(request: HttpRequest, place: Place) -> HttpResponse:
    """Every measure beside the same of other areas: those that the form asks for, or else the usual ones."""
    asked = asking.asked(place, request.GET)
    choice, names = request.GET.get("peers", ""), request.GET.get("names", "")
    text, wrong = company.chosen_group(place, choice, names)
    group = group_of(place.edition, place.area, text)
    wrong_fields = {f: w for f, w in asked.wrong.items() if f == "period"} | ({"names": said(wrong)} if wrong else {})
    chosen = group.id if group.id in (FORCE, NEAREST) and not (wrong and choice == "named") else "named"
    found = company.all_measures(place.edition, place.area, asked.comparison.now, text)
    context = {
        "place": place,
        "asked": asked,
        "comparison": asked.comparison,
        "wrong": wrong_fields,
        "group": group,
        "chosen": chosen,
        "names": names or ("" if chosen != "named" else "\n".join(a.name for a in group.areas if a != place.area)),
        "found": found,
        "bases": bases(one.measure for one in found),
    }
    return render(request, "figures/peers.html", context, status=400 if wrong_fields else 200)
