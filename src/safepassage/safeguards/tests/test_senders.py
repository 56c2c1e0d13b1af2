"""Who may speak in a carrier's name: addresses by kind, compared in one form."""

import pytest

from safepassage.safeguards.senders import SenderKind, addresses, parse_sender, sender_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("typeb:qxsxmxs", "typeb:QXSXMXS"),
        ("EMAIL: Desk@Example.ORG", "email:desk@example.org"),
        ("as4:urn:oasis:names:party:XY", "as4:urn:oasis:names:party:XY"),
        ("mq:XY.API.REPLY@QM1", "mq:XY.API.REPLY@QM1"),
        ("unb:xyair", "unb:XYAIR"),
    ],
)
def test_an_address_has_one_form(text: str, form: str) -> None:
    assert str(parse_sender(text)) == form


@pytest.mark.parametrize("text", ["QXSXMXS", "typeb:QXS", "email:a b@c", "fax:1", "email:", ""])
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse_sender(text) is None


def test_addresses_are_found_by_their_kind() -> None:
    allowed = ["typeb:QXSXMXS", "unb:XYAIR", "unb:XYOPS"]
    assert addresses(allowed, SenderKind.UNB) == ["XYAIR", "XYOPS"]
    assert addresses(allowed, SenderKind.MQ) == []
    assert sender_of(SenderKind.TYPE_B, "qxsxmxs") == parse_sender("typeb:QXSXMXS")
