"""Browsers that were here once come by TLS alone (RFC 6797; OWASP ASVS 4.0.3, 14.4.5)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class TlsAlone:
    """Middleware around everything; the proxy ends TLS, so it is sent whatever came through.

    A browser heeds it only where it came by TLS itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so in the headers, where sign-ins go by TLS alone."""
        response = self._get_response(request)
        if settings.SESSION_COOKIE_SECURE and settings.SAFEPASSAGE_HSTS:
            response.headers.setdefault("Strict-Transport-Security", settings.SAFEPASSAGE_HSTS)
        return response
