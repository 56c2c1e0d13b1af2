"""What invented states do wrong on purpose, where checks of documents tolerate it or not, is found.

Left out are defects that no issuer made (altered data groups, cloned chips) and those that only
a revocation list shows.
"""

import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.specimen import Setting
from safepassage.simulation.passports.defects import Defect
from safepassage.simulation.passports.lists.faulty import ListDefect
from safepassage.simulation.passports.world import World

WORLD = World(1)
OF_PASSPORTS = {
    Defect.NONE: set(),
    Defect.ALTERED_DIGEST_LIST: {"digest_wrong"},
    Defect.TRUNCATED_SECURITY_OBJECT: {"unreadable"},
    Defect.BROKEN_SIGNATURE: {"signature_wrong"},
    Defect.BROKEN_MESSAGE_DIGEST: {"digest_wrong"},
    Defect.STRANGERS_SIGNATURE: {"signature_wrong"},
    Defect.WRONG_CONTENT_TYPE_ATTRIBUTE: {"content_type_not_signed"},
    Defect.UNKNOWN_CONTENT_TYPE: {"content_type_other"},
    Defect.WEAK_DIGEST: {"digest_not_permitted"},
    Defect.WEAK_KEY: {"key_weak"},
    Defect.SUBSTITUTED_CURVE_224: {"curve_substituted"},
    Defect.SUBSTITUTED_CURVE_256: {"curve_substituted"},
    Defect.FORGED_GENERATOR: {"curve_unknown", "signature_unchecked"},
    Defect.IMPOSTOR_ROOT: {"issuer_did_not_sign"},
    Defect.SIGNED_AFTER_EXPIRY: {"signed_outside_usage", "signed_outside_validity"},
    Defect.OUTSIDE_PRIVATE_KEY_USAGE: {"signed_outside_usage"},
    Defect.EXPIRED_ROOT: {"outlives_issuer"},
    Defect.WRONG_SIGNER_IDENTIFIER: {"signer_missing"},
    Defect.INDEFINITE_LENGTHS: {"signed_not_der"},
    Defect.NO_SIGNING_TIME: set(),
    Defect.ATTRIBUTES_UNSORTED: {"attributes_unordered"},
    Defect.FORMER_CONTENT_TYPE: {"content_type_other"},
    Defect.NO_AUTHORITY_KEY: {"authority_key_missing"},
    Defect.SMALL_COUNTRY: {"country_lower_case"},
    Defect.NEGATIVE_SERIAL: {"serial_negative"},
    Defect.ZERO_SERIAL: {"serial_zero"},
    Defect.NO_EXTENSIONS: {"extensions_missing"},
}
OF_ROOTS = {
    Defect.ROOT_NOT_MARKED: "basic_constraints_missing",
    Defect.ROOT_MARKED_LOOSELY: "not_der",
    Defect.ROOT_PATH_LENGTH_1: "path_length",
    Defect.SMALL_COUNTRY: "country_lower_case",
}
OF_LISTS = {
    ListDefect.NONE: set(),
    ListDefect.ALTERED: {"signature_wrong"},
    ListDefect.OTHER_PURPOSE: {"purpose_lacks"},
    ListDefect.PURPOSE_NOT_CRITICAL: {"purpose_not_critical"},
    ListDefect.SIGNER_NOT_EMBEDDED: {"signer_missing"},
    ListDefect.UNREADABLE_CERTIFICATE: {"list_entry_unreadable"},
}


def errors(raw, anchors, at):
    (report,) = lint_file(raw, Setting(at, tuple(map(read_certificate, anchors))))
    return {each.code for each in report.own_findings if each.severity is Severity.ERROR}


@pytest.mark.parametrize("defect", OF_PASSPORTS)
def test_what_is_wrong_with_a_passports_security_object_is_found(defect):
    made = WORLD.passport(defect=defect)
    assert errors(made.sod, made.anchors, made.at) == OF_PASSPORTS[defect]


@pytest.mark.parametrize("defect", OF_ROOTS)
def test_what_is_wrong_with_a_root_is_found(defect):
    made = WORLD.passport(defect=defect)
    assert OF_ROOTS[defect] in errors(made.anchors[0], made.anchors, made.at)


@pytest.mark.parametrize("defect", OF_LISTS)
def test_what_is_wrong_with_a_master_list_is_found(defect):
    made = WORLD.faulty_master_list("UTO", defect)
    assert errors(made.raw, made.anchors, WORLD.at) == OF_LISTS[defect]
