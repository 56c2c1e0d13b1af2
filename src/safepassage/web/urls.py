"""All addresses: the machines' under ``api/``, everybody's, and the officers' under the root."""

from django.urls import include, path

from safepassage.web import health

handler400 = "safepassage.web.errors.bad_request"
handler404 = "safepassage.web.errors.not_found"
handler500 = "safepassage.web.errors.failed"

urlpatterns = [
    path("api/", include("safepassage.web.api.urls")),
    path("health/", health.show, name="health"),
    path("your-rights/", include("safepassage.web.public.urls")),
    path("", include("safepassage.web.console.urls")),
]
