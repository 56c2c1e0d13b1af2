"""Who may sign a security object, and whom of several one may mean."""

import pytest

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import Extension, read_certificate
from safepassage.documents.certificates.extensions import (
    PRIVATE_KEY_USAGE_PERIOD,
    SUBJECT_KEY_IDENTIFIER,
)
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.documents.passive.binding import of_type
from safepassage.records import Verdict
from safepassage.simulation.passports.authority import Signing
from safepassage.simulation.passports.issuing import Order, plan
from safepassage.simulation.passports.pki import extensions
from safepassage.simulation.passports.security_object import SodForm, security_object
from safepassage.simulation.passports.signed_data import Form
from safepassage.simulation.passports.world import AT, World

WORLD = World(2)
HOME = WORLD.authority("UTO")
PLAN = plan(HOME, WORLD.authority("QMA"), Order())


def examined(sod, *signers, roots=(HOME.root,), issuer=None):
    anchors = Anchors(Anchor(read_certificate(each.raw), ("test",)) for each in roots)
    trust = Trust(anchors, Revocations((), anchors), tuple(signers))
    return authenticate(Chip(sod, PLAN.groups), trust, AT, issuer=issuer)


def codes(found):
    return {each.code for each in found.reasons}


@pytest.mark.parametrize(
    "purpose", [extensions.MASTER_LIST_SIGNER, extensions.DEVIATION_LIST_SIGNER]
)
def test_a_signer_of_lists_signs_no_documents(purpose):
    sod = security_object(PLAN.groups, HOME.list_signer(purpose), PLAN.signed_at)
    found = examined(sod)
    assert found.verdict is Verdict.UNDETERMINED
    assert "signer_not_for_chips" in codes(found)


def test_what_cannot_be_read_of_a_signer_hides_no_failure():
    form = SodForm(cms=Form(embeds_signer=False))
    signer = read_certificate(HOME.document_signer().raw)
    odd = {**signer.extensions, PRIVATE_KEY_USAGE_PERIOD: Extension(critical=False, value=b"\x30")}
    sod = security_object(PLAN.groups, HOME.document_signer(), PLAN.signed_at, form)
    found = examined(sod, signer._replace(extensions=odd), issuer="QMA")
    assert {"malformed_data", "country_mismatch"} <= codes(found)


def test_a_certificate_beside_that_cannot_be_read_keeps_no_other_from_being_found():
    form = SodForm(cms=Form(identifier="key", embeds_signer=False))
    signer = read_certificate(HOME.document_signer().raw)
    odd = {
        **signer.extensions,
        SUBJECT_KEY_IDENTIFIER: Extension(critical=False, value=b"\x04\x05a"),
    }
    sod = security_object(PLAN.groups, HOME.document_signer(), PLAN.signed_at, form)
    assert examined(sod, signer._replace(extensions=odd), signer).verdict is Verdict.TRUSTED


def permits(types, code):
    signer = read_certificate(HOME.document_signer(Signing(types=types)).raw)
    return not list(of_type(signer, code))


@pytest.mark.parametrize(
    ("types", "code"),
    [
        (("P",), "P"),
        (("P",), "PR"),
        (("P<",), "PT"),
        (("PP", "PT"), "P"),
        (("p ",), "P"),
        (("<",), "P"),
        (("ID", "AC"), "I"),
    ],
)
def test_a_type_may_be_said_by_its_first_letter(types, code):
    assert permits(types, code)


@pytest.mark.parametrize(
    ("types", "code"), [(("V",), "P"), (("PP",), "PD"), (("I", "A"), "P"), (("P",), "")]
)
def test_a_signer_of_other_types_may_not_sign(types, code):
    assert not permits(types, code)
