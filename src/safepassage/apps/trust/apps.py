"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The trust app."""

    name = "safepassage.apps.trust"
    label = "trust"
