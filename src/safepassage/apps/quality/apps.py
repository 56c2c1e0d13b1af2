"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The quality app."""

    name = "safepassage.apps.quality"
    label = "quality"
