from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    return render(request, "figures/measures.html")


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    return render(request, "figures/held.html")
