"""What went wrong here is told to nobody outside but that it did."""

import pytest
from django.test import Client, RequestFactory

from safepassage.web import errors, health

PRIVATE = "row of ERIKA MUSTER in /var/lib"


@pytest.mark.django_db
def test_a_page_that_fails_tells_nothing_of_the_error(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(PRIVATE)

    monkeypatch.setattr(health, "health", fail)
    answer = Client(raise_request_exception=False).get("/health/")
    assert answer.status_code == 500
    told = answer.content.decode()
    assert not [word for word in ("MUSTER", "RuntimeError", "Traceback") if word in told]


def test_a_machine_is_told_to_send_again_and_nothing_else():
    answer = errors.failed(RequestFactory().post("/api/v1/messages"))
    assert answer.status_code == 500
    assert b"Send it again; nobody is refused boarding." in answer.content
