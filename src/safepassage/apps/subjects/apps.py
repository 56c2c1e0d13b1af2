"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The subjects app."""

    name = "safepassage.apps.subjects"
    label = "subjects"
