"""All addresses: the machines' under ``api/``, the officers' under the root."""

from django.urls import include, path

from safepassage.web import health

urlpatterns = [
    path("api/", include("safepassage.web.api.urls")),
    path("health/", health.show, name="health"),
    path("", include("safepassage.web.console.urls")),
]
