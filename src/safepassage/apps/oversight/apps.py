"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The oversight app."""

    name = "safepassage.apps.oversight"
    label = "oversight"
