"""Addresses of carrier quality."""

from django.urls import path

from safepassage.web.console.quality import views

urlpatterns = [
    path("", views.overview, name="quality"),
    path("<uuid:carrier_id>/", views.carrier, name="quality_carrier"),
    path("<uuid:carrier_id>/<str:month>/", views.report, name="quality_report"),
]
