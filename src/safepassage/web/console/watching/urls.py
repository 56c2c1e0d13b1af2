"""Addresses of the watch over reading."""

from django.urls import path

from safepassage.web.console.watching import names, views, witnesses

urlpatterns = [
    path("", views.listing, name="alerts"),
    path("names/", names.names, name="officer_names"),
    path("witnesses/", witnesses.listing, name="witnesses"),
    path("<uuid:alert_id>/", views.review, name="alert"),
]
