"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The holds app."""

    name = "safepassage.apps.holds"
    label = "holds"
