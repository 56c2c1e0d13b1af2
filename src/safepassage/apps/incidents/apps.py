"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The incidents app."""

    name = "safepassage.apps.incidents"
    label = "incidents"
