"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The carriers app."""

    name = "safepassage.apps.carriers"
    label = "carriers"
