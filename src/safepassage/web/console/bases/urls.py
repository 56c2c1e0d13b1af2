"""Addresses of the legal bases' pages."""

from django.urls import path

from safepassage.web.console.bases import views

urlpatterns = [
    path("", views.listing, name="bases"),
    path("import/", views.load, name="bases_import"),
    path("<uuid:basis_id>/", views.detail, name="basis"),
    path("<uuid:basis_id>/withdraw/", views.withdraw, name="basis_withdraw"),
]
