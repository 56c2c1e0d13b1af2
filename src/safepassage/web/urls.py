"""All addresses: the machines' under ``api/``, the officers' under the root."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("safepassage.web.api.urls")),
    path("", include("safepassage.web.console.urls")),
]
