"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The agencies app."""

    name = "safepassage.apps.agencies"
    label = "agencies"
