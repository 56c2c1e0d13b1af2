"""The public pages: open to everybody, telling nothing of anybody, and hard to misuse."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safepassage.apps.subjects.models import DocumentCopy, SealedWords, SubjectRequest
from safepassage.web import installed
from safepassage.web.public import limits

pytestmark = pytest.mark.django_db
FORM = {
    "right": "access",
    "for_whom": "oneself",
    "surname": "Testovar",
    "given_names": "Ilmo",
    "born": "1971-05-27",
    "answer_by": "post",
    "address": "1 Harbour Road",
    "route": "authority",
}
RECEIPT = re.compile(r'class="receipt" dir="ltr">([A-Z0-9-]+)<')
JPEG = b"\xff\xd8\xff\xe0 invented \xff\xd9"


@pytest.fixture(autouse=True)
def fresh(platform: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(installed, "platform", lambda: platform)
    limits.limit.cache_clear()
    yield
    limits.limit.cache_clear()


def receipt_of(answer: object) -> str:
    found = RECEIPT.search(answer.content.decode())  # type: ignore[attr-defined]  # Django's
    assert found, "no receipt"
    return found[1]


@pytest.mark.parametrize("address", ["/your-rights/", "/your-rights/ask/", "/your-rights/state/"])
def test_everybody_may_read_them_without_a_cookie_that_follows_them(
    client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert set(answer.cookies) <= {"csrftoken"}
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert b"<script" not in answer.content


def test_a_request_is_sealed_and_its_receipt_shown_once(client: Client) -> None:
    receipt = receipt_of(client.post("/your-rights/ask/", FORM))
    row = SubjectRequest.objects.get()
    assert receipt.replace("-", "").encode() not in bytes(row.receipt)
    sealed = b"".join(bytes(one.sealed) for one in SealedWords.objects.all())
    assert b"Testovar" not in sealed
    state = client.post("/your-rights/state/", {"receipt": receipt.lower()})
    assert "has not been checked yet" in state.content.decode()


def test_everybodys_state_is_told_in_the_same_words(client: Client) -> None:
    pages = set()
    for surname in ("Testovar", "Nobodyson"):
        receipt = receipt_of(client.post("/your-rights/ask/", FORM | {"surname": surname}))
        page = client.post("/your-rights/state/", {"receipt": receipt}).content.decode()
        pages.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert len(pages) == 1


def test_a_receipt_of_nobody_tells_nothing(client: Client) -> None:
    page = client.post("/your-rights/state/", {"receipt": "2" * 24}).content.decode()
    assert "We know no such receipt" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"right": "correction"}, "Say in your own words"),
        ({"for_whom": "child"}, "when you ask for somebody else"),
        ({"address": ""}, "Give the address"),
        ({"born": "27.5.1971"}, "year-month-day"),
    ],
)
def test_what_is_missing_is_said(client: Client, changed: dict[str, str], said: str) -> None:
    answer = client.post("/your-rights/ask/", FORM | changed)
    assert said in answer.content.decode()
    assert not SubjectRequest.objects.exists()


def test_nobody_needs_an_e_mail_address_or_a_post_box(client: Client) -> None:
    receipt_of(client.post("/your-rights/ask/", FORM | {"answer_by": "collected", "address": ""}))


@pytest.mark.parametrize(
    "content",
    [b"<svg onload=alert(1)>", b"MZ\x90", b"%PDF-1.7", JPEG + b"<script>"],
    ids=["svg", "program", "pdf", "tail"],
)
def test_a_hostile_upload_is_refused_whatever_it_calls_itself(
    client: Client, content: bytes
) -> None:
    picture = SimpleUploadedFile("passport.jpg", content, content_type="image/jpeg")
    answer = client.post("/your-rights/ask/", FORM | {"picture": picture})
    assert "no JPEG or PNG" in answer.content.decode()
    assert not DocumentCopy.objects.exists()


def test_a_picture_is_kept_sealed_and_never_on_the_disk_in_clear(
    client: Client, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a file was made")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", never)
    large = JPEG[:-2] + bytes(1_900_000) + JPEG[-2:]
    picture = SimpleUploadedFile("p.jpg", large, content_type="text/plain")
    receipt_of(client.post("/your-rights/ask/", FORM | {"picture": picture}))
    kept = DocumentCopy.objects.get()
    assert kept.media == "image/jpeg"
    assert b"invented" not in bytes(kept.picture or b"")


def test_who_sends_too_much_is_asked_to_wait(client: Client) -> None:
    answers = [client.post("/your-rights/state/", {"receipt": "x"}) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert client.get("/your-rights/").status_code == 200


def test_forms_want_their_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/your-rights/ask/", FORM).status_code == 403
