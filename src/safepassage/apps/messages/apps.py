"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The messages app."""

    name = "safepassage.apps.messages"
    label = "carrier_messages"  # Django's own messages framework has the short name
