"""Addresses for everybody."""

from django.urls import path

from safepassage.web.console.transparency import reading

urlpatterns = [
    path("", reading.listing, name="transparency"),
    path("<uuid:report_id>/", reading.report, name="transparency_report"),
    path("<uuid:report_id>/report.json", reading.as_json, name="transparency_json"),
]
