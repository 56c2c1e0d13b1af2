"""Addresses of clearances."""

from django.urls import path

from safepassage.web.console.clearances import numbers, views

urlpatterns = [
    path("", views.listing, name="clearances"),
    path("<uuid:clearance_id>/end/", views.end, name="clearance_end"),
    path("<uuid:clearance_id>/number/", numbers.give, name="redress_give"),
    path("numbers/<uuid:number_id>/end/", numbers.end, name="redress_end"),
]
