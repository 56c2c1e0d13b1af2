"""Addresses of the trust store."""

from django.urls import path

from safepassage.web.console.trust import certificate, coverage, imports, listings, policy

urlpatterns = [
    path("", coverage.overview, name="trust"),
    path("countries/<slug:code>/", coverage.country, name="trust_country"),
    path("certificates/<slug:sha256>/", certificate.certificate, name="trust_certificate"),
    path("certificates/<slug:sha256>/file/", certificate.octets, name="trust_certificate_file"),
    path("calendar/", listings.calendar, name="trust_calendar"),
    path("conflicts/", listings.contradictions, name="trust_conflicts"),
    path("imports/", imports.listing, name="trust_imports"),
    path("imports/add/", imports.add, name="trust_add"),
    path("imports/<uuid:import_id>/", imports.detail, name="trust_import"),
    path("policy/", policy.listing, name="trust_policy"),
    path("policy/add/", policy.add, name="trust_policy_add"),
    path("policy/<uuid:policy_id>/confirm/", policy.confirm, name="trust_policy_confirm"),
    path("policy/<uuid:policy_id>/drop/", policy.drop, name="trust_policy_drop"),
]
