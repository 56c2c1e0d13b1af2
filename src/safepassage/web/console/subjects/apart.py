"""Pages that are shown by themselves: a letter with its own layout, a picture that was sent."""

from base64 import b64encode
from hashlib import sha256
from typing import cast

from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse

from safepassage.safeguards.rights.paper import STYLE

STYLE_HASH = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"


def letter_page(request: HttpRequest, content: bytes) -> HttpResponse:
    """A letter; the content policy knows its one layout by digest, and no other style."""
    answer = HttpResponse(content, content_type="text/html; charset=utf-8")
    with_style = csp_update({"style-src": ["'self'", STYLE_HASH]})(lambda _request: answer)
    return cast("HttpResponse", with_style(request))


def picture_page(request: HttpRequest, content: bytes, media: str) -> HttpResponse:
    """A stranger's picture, as what it is by content, in a page that can do nothing."""
    answer = HttpResponse(content, content_type=media)
    locked = csp_replace({"default-src": ["'none'"], "sandbox": True})(lambda _request: answer)
    return cast("HttpResponse", locked(request))
