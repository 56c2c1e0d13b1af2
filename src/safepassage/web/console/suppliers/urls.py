"""Addresses of the register of suppliers."""

from django.urls import path

from safepassage.web.console.suppliers import changing, views

urlpatterns = [
    path("", views.listing, name="suppliers"),
    path("register.json", views.as_json, name="suppliers_json"),
    path("keep/", changing.keep, name="suppliers_keep"),
    path("keep/add/", changing.add, name="supplier_add"),
    path("keep/<uuid:supplier_id>/duty/", changing.duty, name="supplier_duty"),
    path("keep/<uuid:supplier_id>/incident/", changing.incident, name="supplier_incident"),
    path("keep/<uuid:supplier_id>/end/", changing.end, name="supplier_end"),
    path("keep/duties/<int:duty_id>/check/", changing.check, name="supplier_check"),
]
