"""Addresses of how people decide."""

from django.urls import path

from safepassage.web.console.deciding import views

urlpatterns = [path("", views.deciding, name="deciding")]
