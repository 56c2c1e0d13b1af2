"""Addresses of holds."""

from django.urls import path

from safepassage.web.console.holds import finding, views

urlpatterns = [
    path("", views.listing, name="holds"),
    path("record/<uuid:journey_id>/", views.record, name="hold_record"),
    path("<uuid:hold_id>/longer/", views.longer, name="hold_longer"),
    path("<uuid:hold_id>/answer/", views.answer, name="hold_answer"),
    path("<uuid:hold_id>/end/", views.end, name="hold_end"),
    path("found/<uuid:item_id>/", finding.found, name="hold_found"),
]
