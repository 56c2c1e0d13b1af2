"""What everybody reads of the suppliers, without signing in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from safepassage.apps.assurance import suppliers
from safepassage.web.console.desk import public


@public
def listing(request: HttpRequest) -> HttpResponse:
    """The register as a page."""
    context = {"suppliers": suppliers.register()}
    return render(request, "console/suppliers/public.html", context)


@public
def as_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every page's form
    """The register for machines."""
    found = [suppliers.published(one) for one in suppliers.register()]
    return JsonResponse({"suppliers": found})
