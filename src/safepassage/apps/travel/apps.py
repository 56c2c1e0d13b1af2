"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The travel app."""

    name = "safepassage.apps.travel"
    label = "travel"
