"""Addresses of the agencies' pages."""

from django.urls import path

from safepassage.web.console.agencies import changing, views

urlpatterns = [
    path("", views.listing, name="agencies"),
    path("add/", changing.add, name="agency_add"),
    path("import/", changing.load, name="agency_laws_import"),
    path("<uuid:agency_id>/", views.detail, name="agency"),
    path("<uuid:agency_id>/rotate/", changing.rotate, name="agency_rotate"),
    path("<uuid:agency_id>/suspend/", changing.suspend, name="agency_suspend"),
    path("<uuid:agency_id>/restore/", changing.restore, name="agency_restore"),
    path(
        "<uuid:agency_id>/credentials/<uuid:credential_id>/revoke/",
        changing.revoke,
        name="agency_credential_revoke",
    ),
]
