"""Addresses of the arrival forecast."""

from django.urls import path

from safepassage.web.console.forecast import views

urlpatterns = [
    path("", views.arrivals, name="forecast"),
    path("table.csv", views.table, name="forecast_table"),
]
