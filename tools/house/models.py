"""Rules over the model registry."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignObject, ManyToManyField, Model

SHARED_APPS = {"accounts"}
FRAMEWORK_OF_ACCOUNTS = {"auth", "contenttypes"}
RETENTION_DATES = {"mask_at", "delete_at"}


def own_models(models: Iterable[type[Model]]) -> list[type[Model]]:
    """The models written in this platform."""
    return [model for model in models if model.__module__.startswith("safepassage.")]


def relates_across_apps(models: Iterable[type[Model]]) -> Iterator[str]:
    """Apps refer to each other by plain UUID; accounts alone may be related to."""
    for model in models:
        for field in _relations(model):
            target = field.remote_field.model._meta.app_label
            if target not in _reachable_from(model._meta.app_label):
                yield f"{model._meta.label}.{field.name} relates to app '{target}'; keep its UUID"


def lacks_retention_date(models: Iterable[type[Model]]) -> Iterator[str]:
    """A personal row without its dates would be kept for ever."""
    for model in models:
        for field in model._meta.local_fields:
            if field.name in RETENTION_DATES and field.null:
                yield f"{model._meta.label}.{field.name} may be null; every row has its date"


def _relations(model: type[Model]) -> "list[ForeignObject[Any, Any] | ManyToManyField[Any, Any]]":
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [field for field in fields if isinstance(field, ForeignObject | ManyToManyField)]


def _reachable_from(app: str) -> set[str]:
    return {app} | SHARED_APPS | (FRAMEWORK_OF_ACCOUNTS if app in SHARED_APPS else set())
