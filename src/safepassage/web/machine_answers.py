"""Answers to machines are kept by no cache, and no browser shows them as a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_UNDER = "/api/"


class MachineAnswers:
    """Middleware around everything under ``/api/`` (OWASP ASVS 4.0.3, 8.2.1 and 14.4.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so in the headers."""
        response = self._get_response(request)
        if request.path.startswith(_UNDER):
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.setdefault("Content-Disposition", 'attachment; filename="answer"')
        return response
