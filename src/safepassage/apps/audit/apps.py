"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The audit app."""

    name = "safepassage.apps.audit"
    label = "audit"
