"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The disclosures app."""

    name = "safepassage.apps.disclosures"
    label = "disclosures"
