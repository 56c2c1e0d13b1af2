"""The rules over the model registry and the settings."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.db import models as fields

from house import models


@pytest.fixture
def registry() -> Iterator[Apps]:
    """A registry of its own, so that invented models do not join the platform's."""
    return Apps([f"safepassage.apps.{name}" for name in ("accounts", "carriers", "cases")])


def model(registry: Apps, app: str, name: str, **members: fields.Field) -> type[fields.Model]:
    meta = type("Meta", (), {"apps": registry, "app_label": app})
    return type(
        name, (fields.Model,), {"Meta": meta, "__module__": "safepassage.invented", **members}
    )


def test_the_platform_keeps_relations_inside_apps() -> None:
    assert list(models.relates_across_apps(models.own_models(apps.get_models()))) == []


def test_the_platform_keeps_every_row_with_its_dates() -> None:
    assert list(models.lacks_retention_date(models.own_models(apps.get_models()))) == []


def test_the_platforms_own_models_are_found() -> None:
    labels = {found._meta.app_label for found in models.own_models(apps.get_models())}
    assert {"accounts", "audit", "travel"} <= labels
    assert "auth" not in labels


@pytest.mark.parametrize("relation", [fields.ForeignKey, fields.OneToOneField])
def test_a_relation_into_another_app_is_seen(
    registry: Apps, relation: type[fields.ForeignKey]
) -> None:
    target = model(registry, "cases", "Item")
    source = model(registry, "carriers", "Carrier", item=relation(target, fields.CASCADE))
    (finding,) = models.relates_across_apps([source])
    assert finding == "carriers.Carrier.item relates to app 'cases'; keep its UUID"


def test_a_many_to_many_relation_into_another_app_is_seen(registry: Apps) -> None:
    target = model(registry, "cases", "Item")
    source = model(registry, "carriers", "Carrier", items=fields.ManyToManyField(target))
    assert list(models.relates_across_apps([source]))


def test_relations_inside_an_app_and_to_accounts_are_lawful(registry: Apps) -> None:
    officer = model(registry, "accounts", "Officer")
    carrier = model(registry, "carriers", "Carrier", by=fields.ForeignKey(officer, fields.CASCADE))
    token = model(registry, "carriers", "Token", of=fields.ForeignKey(carrier, fields.CASCADE))
    assert list(models.relates_across_apps([officer, carrier, token])) == []


@pytest.mark.parametrize("name", sorted(models.RETENTION_DATES))
def test_a_date_that_may_be_null_is_seen(registry: Apps, name: str) -> None:
    row = model(registry, "carriers", "Row", **{name: fields.DateTimeField(null=True)})
    assert list(models.lacks_retention_date([row]))


def test_the_admin_is_not_installed() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert not any(name.startswith("django.contrib.admin") for name in settings.INSTALLED_APPS)
