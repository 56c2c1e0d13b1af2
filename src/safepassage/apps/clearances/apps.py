"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The clearances app."""

    name = "safepassage.apps.clearances"
    label = "clearances"
