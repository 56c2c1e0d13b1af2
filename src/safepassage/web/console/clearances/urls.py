"""Addresses of clearances."""

from django.urls import path

from safepassage.web.console.clearances import views

urlpatterns = [
    path("", views.listing, name="clearances"),
    path("<uuid:clearance_id>/end/", views.end, name="clearance_end"),
]
