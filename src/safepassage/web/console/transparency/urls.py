"""Addresses for those who publish."""

from django.urls import path

from safepassage.web.console.transparency import views

urlpatterns = [
    path("", views.listing, name="publishing"),
    path("<uuid:report_id>/", views.agree, name="publishing_agree"),
]
