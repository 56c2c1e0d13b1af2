"""What went wrong outside the pages and calls: JSON for machines, a page for people."""

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from safepassage.web.addresses import MACHINES
from safepassage.web.api.problems import Problem, refusal


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a host that is not ours, a body that cannot be taken."""
    if _is_machine(request):
        return refusal(Problem.BAD_REQUEST)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such address."""
    if _is_machine(request):
        return refusal(Problem.NO_SUCH_CALL)
    return defaults.page_not_found(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """500: an error of ours, told in the log and not to the sender."""
    if _is_machine(request):
        return refusal(Problem.FAILED)
    return defaults.server_error(request)


def _is_machine(request: HttpRequest) -> bool:
    return request.path_info.startswith(MACHINES)
