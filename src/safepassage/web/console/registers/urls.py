"""Addresses of registers that are asked."""

from django.urls import path

from safepassage.web.console.registers import views

urlpatterns = [
    path("", views.overview, name="registers"),
    path("figures.csv", views.table, name="registers_table"),
    path("<uuid:enquiry_id>/owner/", views.confirmation, name="register_confirmation"),
]
