"""Documents checked at the desk: what is found, what the ledger says, and that nothing is kept."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safepassage.apps.audit.events import Event
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.passive import Trust
from safepassage.flows.check_document import File, check_document, examined
from safepassage.records import Verdict
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.passports import Defect, World
from safepassage.simulation.passports.issuing import Order

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORLD = World(5, AT)
BY = Actor.component(Component.DEMONSTRATION)


def store(passport):
    anchors = Anchors([Anchor(read_certificate(raw), ("invented",)) for raw in passport.anchors])
    lists = [read_revocation_list(raw) for raw in passport.crls]
    return Trust(anchors, Revocations(lists, anchors))


def dropped(passport):
    files = [passport.sod, passport.com, passport.card_access, *passport.data_groups.values()]
    return [File(f"file{number}.bin", raw) for number, raw in enumerate(files) if raw]


def lines_of(passport):
    return passport.data_groups[1][-88:].decode()


def codes(checked):
    return {each.code for each in checked.reasons()}


def test_a_sound_passport_is_told_as_issued_and_unaltered():
    passport = WORLD.passport()
    checked = examined(lines_of(passport), dropped(passport), store(passport), AT)
    assert checked.chip.verdict is Verdict.TRUSTED
    assert checked.lines.valid
    assert checked.agreement == ()
    assert "copy_not_excluded" in codes(checked)


def test_files_are_told_by_their_content_whatever_their_names():
    passport = WORLD.passport()
    checked = examined("", dropped(passport), store(passport), AT)
    taken = {seen.taken_for for seen in checked.files}
    assert {"SOD", "COM", "CardAccess", "DG1", "DG2"} <= taken
    assert checked.lines_from_chip


def test_a_genuine_chip_in_another_booklet_is_found_without_repeating_a_value():
    passport = WORLD.passport()
    lines = lines_of(passport)
    other = lines[:5] + "SOMEBODY<<ELSE".ljust(39, "<") + lines[44:]
    checked = examined(other, dropped(passport), store(passport), AT)
    (told,) = checked.agreement
    assert told.code == "mrz_chip_mismatch"
    assert told.about == "surname, given names"


def without_lines(passport):
    return [each for each in dropped(passport) if each.content != passport.data_groups[1]]


def test_a_chip_whose_lines_were_not_read_is_not_shown_to_belong_to_the_page():
    passport = WORLD.passport()
    checked = examined(lines_of(passport), without_lines(passport), store(passport), AT)
    assert [each.code for each in checked.agreement] == ["chip_not_compared"]
    assert checked.chip.verdict is Verdict.TRUSTED


def test_another_states_chip_without_its_lines_is_found_by_the_issuer_on_the_page():
    page, other = WORLD.passport("UTO"), WORLD.passport("QMA")
    checked = examined(lines_of(page), without_lines(other), store(other), AT)
    assert checked.chip.verdict is Verdict.NOT_TRUSTED
    assert "country_mismatch" in codes(checked)


def test_files_of_two_chips_are_told_and_not_judged_as_one():
    passport, other = WORLD.passport(), WORLD.passport(order=Order(number=1))
    files = [*dropped(passport), File("more.bin", other.data_groups[2])]
    checked = examined("", files, store(passport), AT)
    told = [each.about for each in checked.chip.reasons if each.code == "file_twice"]
    assert (checked.chip.verdict, told) == (Verdict.UNDETERMINED, ["DG2"])
    again = examined("", [*dropped(passport), *dropped(passport)], store(passport), AT)
    assert again.chip.verdict is Verdict.TRUSTED


def test_an_altered_photograph_is_found():
    passport = WORLD.passport(defect=Defect.ALTERED_DG2)
    checked = examined("", dropped(passport), store(passport), AT)
    assert checked.chip.verdict is Verdict.NOT_TRUSTED
    assert "dg_hash_mismatch" in codes(checked)


def test_a_less_protected_offer_than_was_signed_is_found():
    passport = WORLD.passport(defect=Defect.ACCESS_PROTOCOL_REMOVED)
    assert "protocol_downgrade" in codes(examined("", dropped(passport), store(passport), AT))


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00\x01", bytes(70_000), b"\x61" * 300])
def test_files_that_are_nothing_known_are_told_so(content):
    passport = WORLD.passport()
    checked = examined("", [File("x", content)], store(passport), AT)
    verdicts = {
        *(seal.verdict for seal in checked.seals),
        *([checked.chip.verdict] if checked.chip else []),
    }
    assert verdicts == {Verdict.UNDETERMINED}


@pytest.mark.django_db
def test_the_ledger_says_that_and_not_what():
    passport = WORLD.passport()
    lines = lines_of(passport)
    with CaptureQueriesContext(connection) as asked:
        check_document(
            lines, dropped(passport), store(passport), actor=BY, purpose=Purpose.BORDER_CHECK, at=AT
        )
    written = [one["sql"] for one in asked.captured_queries if "INSERT" in one["sql"].upper()]
    assert len(written) == 1
    number = passport.truth.holder.document.number
    assert number not in " ".join(written)
    assert passport.truth.holder.name.surname.upper() not in " ".join(written).upper()
    assert Event.DOCUMENT_CHECKED in written[0]
    assert '"chip":"trusted"' in written[0]
