"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The watchlists app."""

    name = "safepassage.apps.watchlists"
    label = "watchlists"
