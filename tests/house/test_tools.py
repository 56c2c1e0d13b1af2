"""The small programs behind make: what they refuse and what they let pass."""

from types import ModuleType

import pytest
from django.urls import get_resolver, path
from ninja import NinjaAPI

import audit_dependencies
import check_licences
import check_openapi
import check_sbom


@pytest.mark.parametrize(
    "licence",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
        "GNU Affero General Public License",
        "SSPL-1.0",
        "",
    ],
)
def test_a_binding_or_missing_licence_is_refused(licence: str) -> None:
    assert check_licences.is_refused(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "Apache-2.0 OR BSD-3-Clause",
        "LGPL-3.0-only",
        "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
        "GPL-2.0-only OR MIT",
    ],
)
def test_a_free_licence_or_alternative_passes(licence: str) -> None:
    assert not check_licences.is_refused(licence)


def test_runtime_requirements_are_read_from_the_lock() -> None:
    names = check_licences.names_of(check_licences.RUN.read_text(encoding="utf-8"))
    assert {"django", "cryptography", "msgspec"} <= set(names)
    assert check_licences.problems(names) == []


def test_a_package_of_another_system_is_left_out() -> None:
    assert check_licences.problems(["surely-not-installed"]) == []


def test_the_bill_of_materials_names_what_is_locked_and_nothing_else() -> None:
    pinned = check_sbom.pins_of(check_sbom.RUN.read_text(encoding="utf-8"))
    told = check_sbom.write_sbom()
    assert check_sbom.problems(told, pinned) == []
    assert check_sbom.problems(told, pinned | {("invented", "1.0")}) == [
        "invented 1.0 is locked and not in the bill"
    ]
    first = told["components"].pop()
    first.pop("hashes", None)
    assert len(check_sbom.problems(told, pinned)) == 1


def test_an_audit_of_nothing_fails() -> None:
    skipped = {"dependencies": [{"name": "django", "skip_reason": "not found"}]}
    assert audit_dependencies.judge(skipped)[0] == 1
    assert audit_dependencies.judge({})[0] == 1


def test_an_advisory_fails_and_is_named() -> None:
    advisory = {"id": "INVENTED-1", "fix_versions": ["2.0"]}
    entry = {"name": "invented", "version": "1.0", "vulns": [advisory]}
    status, lines = audit_dependencies.judge({"dependencies": [entry]})
    assert status == 1
    assert lines[0] == "invented 1.0: INVENTED-1 (fixed in 2.0)"


def test_a_clean_audit_passes_and_counts() -> None:
    entry = {"name": "invented", "version": "1.0", "vulns": []}
    assert audit_dependencies.judge({"dependencies": [entry]}) == (0, ["1 requirements audited."])


def test_the_served_api_is_found_in_the_url_tree() -> None:
    api = NinjaAPI(urls_namespace="invented", docs_url=None, openapi_url=None)
    urls = ModuleType("invented_urls")
    urls.urlpatterns = [path("deep/api/", api.urls)]  # type: ignore[attr-defined]
    assert check_openapi.apis(get_resolver(urls)) == {api}


def test_a_changed_answer_shows_as_a_difference() -> None:
    assert check_openapi.differences('{"a": 1}', '{"a": 1}') == []
    assert '+{"a": 2}' in check_openapi.differences('{"a": 1}', '{"a": 2}')
