"""Addresses of messages."""

from django.urls import path

from safepassage.web.console.inbox import repair, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<uuid:message_id>/", views.message, name="message"),
    path("<uuid:message_id>/repair/", repair.repair, name="message_repair"),
    path("<uuid:message_id>/retry/", repair.retry, name="message_retry"),
]
