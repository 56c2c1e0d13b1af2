"""The console's addresses; one line a folder."""

from django.urls import include, path

from safepassage.web.console import about

urlpatterns = [
    path("", include("safepassage.web.console.entrance.urls")),
    path("about/", about.about, name="about"),
    path("carriers/", include("safepassage.web.console.carriers.urls")),
    path("legal-bases/", include("safepassage.web.console.bases.urls")),
    path("ledger/", include("safepassage.web.console.ledger.urls")),
    path("officers/", include("safepassage.web.console.officers.urls")),
]
