"""Addresses of breaches."""

from django.urls import path

from safepassage.web.console.incidents import views

urlpatterns = [
    path("", views.listing, name="incidents"),
    path("add/", views.add, name="incident_add"),
    path("<uuid:incident_id>/", views.detail, name="incident"),
    path("<uuid:incident_id>/judge/", views.judge, name="incident_judge"),
    path("<uuid:incident_id>/told/", views.told, name="incident_told"),
    path("<uuid:incident_id>/close/", views.close, name="incident_close"),
    path("<uuid:incident_id>/report/", views.written, name="incident_report"),
]
