"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The cases app."""

    name = "safepassage.apps.cases"
    label = "cases"
