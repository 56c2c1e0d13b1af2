"""A step that a rule may stand against: done and said so, or what stands in the way, in words."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise

Refusals = type[Exception] | tuple[type[Exception], ...]


def attempt(
    request: HttpRequest,
    deed: Callable[[], object],
    *,
    refused: Refusals,
    told: str | Promise,
    back: str,
    in_words: Callable[[Exception], str] = str,
) -> HttpResponse:
    """Do it and go ``back``, telling ``told``, or the words of what ``refused`` it.

    ``back`` is an address; every other exception than ``refused`` is an error of ours and leaves.
    """
    try:
        deed()
    except refused as error:
        messages.error(request, in_words(error))
    else:
        messages.success(request, str(told))
    return HttpResponseRedirect(back)
