"""Addresses of the ledger's pages."""

from django.urls import path

from safepassage.web.console.ledger import views

urlpatterns = [
    path("", views.listing, name="ledger"),
    path("verify/", views.verify, name="ledger_verify"),
]
