"""Brings Django up for a verb that needs the database."""

import os

import django


def setup() -> None:
    """Configure Django from the environment; call before importing apps or flows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safepassage.settings")
    django.setup()
