"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The watching app."""

    name = "safepassage.apps.watching"
    label = "watching"
