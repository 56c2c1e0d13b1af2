"""Addresses of the arrival notices."""

from django.urls import path

from safepassage.web.console.arrivals import views

urlpatterns = [
    path("", views.listing, name="arrivals"),
    path("<uuid:notice_id>/seen/", views.seen, name="arrival_seen"),
]
