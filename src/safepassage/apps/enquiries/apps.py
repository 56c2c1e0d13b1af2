"""Django's name for this app."""

from django.apps import AppConfig


class Config(AppConfig):
    """The enquiries app."""

    name = "safepassage.apps.enquiries"
    label = "enquiries"
