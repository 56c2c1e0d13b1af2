"""Purposes do not mix: each may read its kinds of data and no other."""

import pytest

from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, kinds_of, may_read, purpose_of


def test_the_border_reads_its_own_copy_only():
    assert kinds_of(Purpose.BORDER_CHECK) == {DataKind.API_BORDER}


@pytest.mark.parametrize(
    "purpose", [Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA]
)
def test_the_unit_never_reads_the_borders_copy(purpose):
    assert not may_read(purpose, DataKind.API_BORDER)
    assert may_read(purpose, DataKind.PNR)


def test_repair_reads_messages_not_travellers():
    assert not kinds_of(Purpose.TECHNICAL_REPAIR)


@pytest.mark.parametrize("kind", DataKind)
def test_the_machine_works_under_the_purpose_of_the_kind(kind):
    assert may_read(purpose_of(kind), kind)


def test_every_purpose_has_its_kinds():
    for purpose in Purpose:
        kinds_of(purpose)
