"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The figures app."""

    name = "safepassage.apps.figures"
    label = "figures"
