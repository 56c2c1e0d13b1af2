"""Who asks is proven by lines and a look; the copy is gone afterwards, in the files too."""

from datetime import timedelta

import pytest
from django.db import connection

from safepassage.apps.audit import ledger
from safepassage.apps.subjects import retention, selectors
from safepassage.apps.subjects.content import Copy, Ended, opened, read_copy
from safepassage.apps.subjects.models import DocumentCopy, SealedWords, SubjectRequest
from safepassage.documents.mrz import ZoneFields, ZoneType, write_zone
from safepassage.flows.subjects import identity
from safepassage.flows.subjects.receive import NoRoom
from safepassage.flows.subjects.tests.conftest import TRAVELLED
from safepassage.safeguards.rights.asked import Proof

pytestmark = pytest.mark.django_db
PICTURE = b"\xff\xd8\xff\xe0 an invented picture of nobody \xff\xd9"


def lines(**changed: str) -> str:
    fields = {
        "document_code": "P",
        "issuer": "QMA",
        "surname": "TESTOVAR",
        "given_names": "ILMO",
        "number": "XK0098231",
        "nationality": "QMA",
        "born": "1971-05-27",
        "sex": "M",
        "expires": "2031-01-01",
    }
    return write_zone(ZoneType.TD3, ZoneFields(**fields | changed))


def copy(**changed: str) -> Copy:
    return Copy(lines=lines(**changed), picture=PICTURE, media="image/jpeg")


def stored() -> bytes:
    """Every byte of the two tables, as the database holds them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, lines, picture FROM subjects_documentcopy")
        copies = [part for row in cursor.fetchall() for part in row if part]
    words = [one.sealed for one in SealedWords.objects.all()]
    return b"".join(map(bytes, [*copies, *words]))


def test_nothing_that_was_sent_stands_in_clear(platform, ask) -> None:
    ask(copy=copy())
    assert len(stored()) > 300
    for value in (b"TESTOVAR", b"Testovar", b"XK0098231", PICTURE, b"Harbour"):
        assert value not in stored()


def test_the_check_destroys_the_copy_and_its_key(platform, ask, officer) -> None:
    request, _receipt = ask(copy=copy())
    kept = DocumentCopy.objects.get()
    sealed = [bytes(kept.key), bytes(kept.lines), bytes(kept.picture)]
    by = officer()
    identity.settle(platform, request, Proof.COPY_AND_LINES, by=by)
    row = SubjectRequest.objects.get()
    assert read_copy(row, platform.keys) is None
    assert not any(one in stored() for one in sealed)
    assert (row.proof, row.proven_by, row.proven_at) == ("copy_and_lines", by.officer, by.at)


def test_a_check_without_success_destroys_it_too(platform, ask, officer) -> None:
    request, _receipt = ask(copy=copy())
    identity.settle(platform, request, None, by=officer())
    assert not DocumentCopy.objects.exists()
    assert not SubjectRequest.objects.get().proof


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"surname": "ANOTHER"}, "surname"),
        ({"born": "1980-01-01"}, "born"),
        ({"number": "XK0098232"}, "number"),
    ],
)
def test_lines_of_somebody_else_prove_nothing(platform, ask, officer, changed, differs) -> None:
    request, _receipt = ask(copy=copy(**changed))
    with pytest.raises(identity.Unproven):
        identity.settle(platform, request, Proof.COPY_AND_LINES, by=officer())
    assert DocumentCopy.objects.exists()
    shown = identity.shown_of(platform, request, by=officer())
    assert shown.differences == (differs,)


def test_lines_with_a_wrong_check_digit_prove_nothing(platform, ask, officer) -> None:
    wrong = lines().replace("XK0098231", "XK0098237")
    request, _receipt = ask(copy=Copy(lines=wrong, picture=PICTURE, media="image/jpeg"))
    with pytest.raises(identity.Unproven):
        identity.settle(platform, request, Proof.COPY_AND_LINES, by=officer())


def test_lines_without_a_picture_prove_nothing(platform, ask, officer) -> None:
    request, _receipt = ask(copy=Copy(lines=lines()))
    with pytest.raises(identity.Unproven):
        identity.settle(platform, request, Proof.COPY_AND_LINES, by=officer())


def test_somebody_without_a_copy_is_proven_in_person(platform, ask, officer) -> None:
    request, _receipt = ask()
    identity.settle(platform, request, Proof.IN_PERSON, by=officer())
    assert SubjectRequest.objects.get().proof == "in_person"


def test_a_copy_that_nobody_looks_at_ends_after_days(platform, ask, clock) -> None:
    ask(copy=copy())
    clock.forward(timedelta(days=15))
    assert retention.delete_past(at=clock.now(), limit=10) == 1
    assert not DocumentCopy.objects.exists()
    assert SubjectRequest.objects.exists()


def test_a_request_ends_with_its_key(platform, ask, clock) -> None:
    ask()
    row = SubjectRequest.objects.get()
    assert opened(row, platform.keys, platform.ids)
    platform.keys.destroy_day(row.delete_at.date())
    with pytest.raises(Ended):
        opened(row, platform.keys, platform.ids)
    clock.forward(timedelta(days=731))
    retention.delete_past(at=clock.now(), limit=10)
    assert not SubjectRequest.objects.exists()
    assert not SealedWords.objects.exists()


def test_when_too_much_waits_no_more_pictures_are_taken(platform, ask, settings) -> None:
    ask(copy=copy())
    settings.SAFEPASSAGE_SUBJECT_COPIES_BYTES = len(PICTURE) + 1
    with pytest.raises(NoRoom):
        ask(copy=copy())
    ask(copy=Copy(lines=lines()))
    assert selectors.copies_size() == len(PICTURE)


def test_the_ledger_tells_of_it_without_a_value(platform, ask, officer) -> None:
    request, _receipt = ask(copy=copy())
    identity.settle(platform, request, Proof.COPY_AND_LINES, by=officer())
    told = "".join(f"{one.subject}{one.details}" for one in ledger.page(limit=50))
    assert str(request) in told
    for value in (TRAVELLED.surname, TRAVELLED.number, TRAVELLED.born):
        assert value not in told
