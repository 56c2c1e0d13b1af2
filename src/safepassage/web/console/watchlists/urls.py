"""Addresses of the watchlists."""

from django.urls import path

from safepassage.web.console.watchlists import columns, imports, views

urlpatterns = [
    path("", views.listing, name="watchlists"),
    path("add/", imports.add, name="watchlist_add"),
    path("<uuid:list_id>/", views.detail, name="watchlist"),
    path("<uuid:list_id>/import/", imports.load, name="watchlist_import"),
    path("<uuid:list_id>/columns/", columns.columns, name="watchlist_columns"),
    path("<uuid:list_id>/terms/", views.terms, name="watchlist_terms"),
    path("<uuid:list_id>/withdraw/", views.withdraw, name="watchlist_withdraw"),
    path(
        "<uuid:list_id>/versions/<uuid:version_id>/",
        imports.version,
        name="watchlist_version",
    ),
]
