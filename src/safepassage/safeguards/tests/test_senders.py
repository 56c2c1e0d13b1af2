"""Who may speak in a carrier's name: addresses by kind, compared in one form."""

import pytest

from safepassage.safeguards.senders import SenderKind, is_allowed, parse_sender, sender_of


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


def test_of_a_kind_that_is_not_listed_any_is_allowed() -> None:
    allowed = ["typeb:QXSXMXS"]
    own, other = (sender_of(SenderKind.TYPE_B, one) for one in ("qxsxmxs", "QXSXMAA"))
    assert is_allowed(own, allowed, SenderKind.TYPE_B)
    assert not is_allowed(other, allowed, SenderKind.TYPE_B)
    assert not is_allowed(None, allowed, SenderKind.TYPE_B)
    assert is_allowed(None, allowed, SenderKind.MQ)
