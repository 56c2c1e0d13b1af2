"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The assurance app."""

    name = "safepassage.apps.assurance"
    label = "assurance"
