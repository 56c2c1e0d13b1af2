"""Addresses of the ledger's pages."""

from django.urls import path

from safepassage.web.console.ledger import report, views

urlpatterns = [
    path("", views.listing, name="ledger"),
    path("report/", report.report, name="ledger_report"),
    path("verify/", views.verify, name="ledger_verify"),
]
