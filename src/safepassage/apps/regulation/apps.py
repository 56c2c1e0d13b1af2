"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The regulation app."""

    name = "safepassage.apps.regulation"
    label = "regulation"
