"""Addresses of the watchlists."""

from django.urls import path

from safepassage.web.console.watchlists import (
    alerts,
    categories,
    columns,
    imports,
    issuers,
    proposals,
    urgent,
    versions,
    views,
)

urlpatterns = [
    path("", views.listing, name="watchlists"),
    path("add/", imports.add, name="watchlist_add"),
    path("<uuid:list_id>/", views.detail, name="watchlist"),
    path("<uuid:list_id>/import/", imports.load, name="watchlist_import"),
    path("<uuid:list_id>/columns/", columns.columns, name="watchlist_columns"),
    path("<uuid:list_id>/terms/", views.terms, name="watchlist_terms"),
    path("<uuid:list_id>/withdraw/", views.withdraw, name="watchlist_withdraw"),
    path("<uuid:list_id>/categories/", categories.edit, name="watchlist_categories"),
    path("<uuid:list_id>/terms/confirm/", proposals.confirm, name="watchlist_terms_confirm"),
    path("<uuid:list_id>/terms/drop/", proposals.drop, name="watchlist_terms_drop"),
    path(
        "<uuid:list_id>/versions/<uuid:version_id>/",
        versions.version,
        name="watchlist_version",
    ),
    path(
        "<uuid:list_id>/versions/<uuid:version_id>/confirm/",
        versions.confirm,
        name="watchlist_version_confirm",
    ),
    path(
        "<uuid:list_id>/versions/<uuid:version_id>/decline/",
        versions.decline,
        name="watchlist_version_decline",
    ),
    path(
        "<uuid:list_id>/versions/<uuid:version_id>/propose/",
        versions.propose,
        name="watchlist_version_propose",
    ),
    path("urgent/", urgent.listing, name="watchlist_urgent"),
    path("urgent/add/", urgent.add, name="watchlist_urgent_add"),
    path("urgent/<uuid:entry_id>/confirm/", urgent.confirm, name="watchlist_urgent_confirm"),
    path("urgent/<uuid:entry_id>/end/", urgent.end, name="watchlist_urgent_end"),
    path("issuers/", issuers.listing, name="watchlist_issuers"),
    path("alerts/", alerts.listing, name="watchlist_alerts"),
    path("alerts/<uuid:alert_id>/", alerts.check, name="watchlist_alert"),
]
