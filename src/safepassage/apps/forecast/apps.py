"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The forecast app."""

    name = "safepassage.apps.forecast"
    label = "forecast"
