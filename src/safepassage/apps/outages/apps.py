"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The outages app."""

    name = "safepassage.apps.outages"
    label = "outages"
