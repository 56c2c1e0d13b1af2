"""Addresses of travellers and of the search."""

from django.urls import path

from safepassage.web.console.travellers import search, views

urlpatterns = [
    path("search/", search.search, name="search"),
    path("<uuid:journey_id>/", views.traveller, name="traveller"),
]
