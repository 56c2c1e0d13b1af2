"""Addresses of the interface: open to carriers' tokens instead of officers' sessions."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import path

from safepassage.web.api.problems import Problem, refusal
from safepassage.web.api.site import api

View = Callable[..., HttpResponseBase]


def _telling(view: View) -> View:
    """A call whose refusal of a method is told like every other refusal."""

    @wraps(view)
    def told(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        answer = refusal(Problem.WRONG_METHOD)
        answer["Allow"] = response["Allow"]
        return answer

    return told


_patterns, _app, _namespace = api.urls
for _pattern in _patterns:
    if _pattern.callback and _pattern.name != "api-root":
        _pattern.callback = _telling(_pattern.callback)
    if _pattern.callback:
        login_not_required(_pattern.callback)

urlpatterns = [path("v1/", (_patterns, _app, _namespace))]
