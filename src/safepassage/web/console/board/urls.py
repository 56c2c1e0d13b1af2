"""Addresses of the board and of flights."""

from django.urls import path

from safepassage.web.console.board import conversation, flight, postings, views

urlpatterns = [
    path("", views.board, name="board"),
    path("lists/", postings.listing, name="postings"),
    path("<uuid:flight_id>/", flight.flight, name="flight"),
    path("<uuid:flight_id>/conversation/", conversation.flight_conversation, name="conversation"),
]
