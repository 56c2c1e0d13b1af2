"""Addresses of the interface: open to carriers' tokens instead of officers' sessions."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from safepassage.web.api.site import api

_patterns, _app, _namespace = api.urls
for _pattern in _patterns:
    if _pattern.callback:
        login_not_required(_pattern.callback)

urlpatterns = [path("v1/", (_patterns, _app, _namespace))]
