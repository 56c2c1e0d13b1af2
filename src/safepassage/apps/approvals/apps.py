"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The approvals app."""

    name = "safepassage.apps.approvals"
    label = "approvals"
