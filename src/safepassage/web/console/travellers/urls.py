"""Addresses of travellers and of the search."""

from django.urls import path

from safepassage.web.console.travellers import reservation, search, views

urlpatterns = [
    path("search/", search.search, name="search"),
    path("<uuid:journey_id>/", views.traveller, name="traveller"),
    path("<uuid:journey_id>/reservation/", reservation.whole_reservation, name="reservation"),
]
