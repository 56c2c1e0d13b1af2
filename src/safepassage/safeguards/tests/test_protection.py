"""No state of theirs, none that they fear, and no body of many hears of who may need protection."""

from itertools import product

import pytest

from safepassage.records import Address, Document, Traveller
from safepassage.safeguards.protection import may_be_told, states_of

SETS = ((), ("QMA",), ("QMA", "QMB"))


@pytest.mark.parametrize("own", SETS)
@pytest.mark.parametrize("feared", SETS)
def test_of_every_state_only_a_stranger_may_be_told(own, feared):
    for state in ("QMA", "QMB", "QMC", None):
        refused = may_be_told(state, own, feared) is not None
        assert refused == (state is None or not own or state in {*own, *feared}), state


@pytest.mark.parametrize(
    ("state", "own", "feared", "code"),
    [
        (None, ("QMA",), (), "protection_many_states"),
        ("QMA", ("QMB",), ("QMA",), "protection_feared_state"),
        ("QMA", ("QMA",), (), "protection_own_state"),
        ("QMA", (), (), "protection_state_unknown"),
        ("QMA", ("XXB",), (), "protection_state_unknown"),
        ("DEU", ("D",), (), "protection_own_state"),
        ("GBR", ("QMA",), ("GBD",), "protection_feared_state"),
    ],
)
def test_the_reason_is_named(state, own, feared, code):
    assert may_be_told(state, own, feared).code == code


def test_nationality_residence_documents_and_address_are_all_states_of_theirs():
    told = Traveller(
        nationality="QMA",
        residence="QMB",
        documents=(Document(issuer="QMC", nationality="QMD"), Document(issuer="XXB")),
        addresses=(Address(kind="residence", country="QME"), Address(kind="contact", country="X")),
    )
    assert states_of(told) == {"QMA", "QMB", "QMC", "QMD", "QME"}
    for state, feared in product(states_of(told), ((), ("QMF",))):
        assert may_be_told(state, states_of(told), feared).code == "protection_own_state"
    assert may_be_told("QMG", states_of(told), ()) is None
