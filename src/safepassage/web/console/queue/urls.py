"""Addresses of the queues."""

from django.urls import path

from safepassage.web.console.queue import views

urlpatterns = [
    path("queue/", views.work, name="queue"),
    path("protection/", views.protection, name="protection_queue"),
]
