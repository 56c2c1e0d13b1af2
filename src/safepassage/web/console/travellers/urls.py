"""Addresses of travellers and of the search."""

from django.urls import path

from safepassage.web.console.travellers import asking, reservation, search, views

urlpatterns = [
    path("search/", search.search, name="search"),
    path("flights/<uuid:flight_id>/ask/", asking.ask_flight, name="ask_flight"),
    path("<uuid:journey_id>/reservation/ask/", asking.ask_reservation, name="ask_reservation"),
    path("<uuid:journey_id>/", views.traveller, name="traveller"),
    path("<uuid:journey_id>/reservation/", reservation.whole_reservation, name="reservation"),
]
