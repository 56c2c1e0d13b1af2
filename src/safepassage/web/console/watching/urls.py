"""Addresses of the watch over reading."""

from django.urls import path

from safepassage.web.console.watching import views

urlpatterns = [
    path("", views.listing, name="alerts"),
    path("<uuid:alert_id>/", views.review, name="alert"),
]
