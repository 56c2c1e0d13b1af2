"""Where sign-ins go by TLS alone, browsers are told to come by nothing else."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from pytest_django import Settings

_NAMES = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"


@pytest.mark.parametrize("address", ["/sign-in/", "/your-rights/", "/api/v1/nothing"])
def test_every_answer_says_so(db: None, settings: Settings, address: str) -> None:
    settings.SESSION_COOKIE_SECURE = True
    told = Client().get(address).headers["Strict-Transport-Security"]
    assert told == "max-age=31536000"


def test_a_state_says_it_in_its_own_words_or_leaves_it_to_its_proxy(
    db: None, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    settings.SAFEPASSAGE_HSTS = "max-age=600; includeSubDomains"
    told = Client().get("/sign-in/").headers["Strict-Transport-Security"]
    assert told == "max-age=600; includeSubDomains"
    settings.SAFEPASSAGE_HSTS = ""
    assert "Strict-Transport-Security" not in Client().get("/sign-in/").headers


def test_a_demonstration_without_tls_says_nothing(db: None, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = False
    assert "Strict-Transport-Security" not in Client().get("/sign-in/").headers


@pytest.mark.parametrize(
    ("plain", "names"),
    [("", "__Host-sessionid __Host-csrftoken"), ("1", "sessionid csrftoken")],
)
def test_with_tls_no_neighbour_can_set_the_cookies(plain: str, names: str) -> None:
    environment = {**os.environ, "SAFEPASSAGE_PLAIN_HTTP": plain}
    environment["DJANGO_SETTINGS_MODULE"] = "safepassage.settings"
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _NAMES], env=environment, capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == names
