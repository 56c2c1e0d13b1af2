"""The address of retention."""

from django.urls import path

from safepassage.web.console.retention import views

urlpatterns = [path("", views.retention, name="retention")]
