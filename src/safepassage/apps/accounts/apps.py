"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The accounts app."""

    name = "safepassage.apps.accounts"
    label = "accounts"
