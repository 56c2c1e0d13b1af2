"""Every reason a check of a document can give: how much it weighs, what it says, what to do.

The codes are the contract's (docs/user/documents.md lists them all; a test compares).
"I could not judge" is never "bad": a missing certificate is INCONCLUSIVE, not a FAILURE.
"""

from collections.abc import Iterable

from safepassage.documents.meanings.announced import ANNOUNCED
from safepassage.documents.meanings.meaning import Meaning
from safepassage.records import DocumentReason, Verdict, Weight

_INFO, _WARNING = Weight.INFO, Weight.WARNING
_OPEN, _FAILURE = Weight.INCONCLUSIVE, Weight.FAILURE

_READ_AGAIN = "Read the document again; if it stays so, examine it by hand."
_EXAMINE = "Examine the document by hand and ask a document expert; decide as a person."
_TRUST_DESK = "Tell whoever keeps the trust store; examine the document by hand meanwhile."
_NOTHING = "Nothing to do."
_COMPARE_LINES = "Compare what the seal says with what is printed on the document."
_COMPARE = "Compare the holder with the photograph; only a person can tell whose document it is."

MEANINGS: dict[str, Meaning] = {
    **ANNOUNCED,
    # bytes
    "malformed_data": Meaning(_OPEN, "These data could not be read: {about}.", _READ_AGAIN),
    # passive authentication
    "sod_missing": Meaning(
        _OPEN,
        "The chip's security object is missing, so nothing on the chip can be checked.",
        _READ_AGAIN,
    ),
    "sod_signature_invalid": Meaning(
        _FAILURE,
        "The signature over the chip's data is wrong: the security object was altered.",
        _EXAMINE,
    ),
    "message_digest_mismatch": Meaning(
        _FAILURE, "The list of the data groups' digests is not the one that was signed.", _EXAMINE
    ),
    "content_type_unexpected": Meaning(
        _OPEN,
        "The security object names a type of content that no travel document has: {about}.",
        _EXAMINE,
    ),
    "content_type_former": Meaning(
        _INFO,
        "The security object names its content by an older type, as some states do: {about}.",
        _NOTHING,
    ),
    "content_type_mismatch": Meaning(
        _FAILURE,
        "The type of the security object's content is not the one that was signed.",
        _EXAMINE,
    ),
    "dg_hash_mismatch": Meaning(
        _FAILURE, "Data group {about} is not the one that the state signed.", _EXAMINE
    ),
    "dg_not_in_sod": Meaning(
        _FAILURE,
        "Data group {about} is on the chip, but the state did not sign any such group.",
        _EXAMINE,
    ),
    "dg_unread": Meaning(
        _INFO, "Data group {about} was not read, so it was not checked.", _NOTHING
    ),
    "no_csca_for_country": Meaning(
        _OPEN, "No root certificate of {about} is in the trust store.", _TRUST_DESK
    ),
    "dsc_signature_invalid": Meaning(
        _FAILURE,
        "The document signer names a root certificate of {about} that is held here, and that root "
        "did not sign it.",
        _EXAMINE,
    ),
    "csca_missing": Meaning(
        _OPEN,
        "None of the root certificates of {about} that are held here signed this document signer: "
        "its own root is missing here, or it is false.",
        _TRUST_DESK,
    ),
    "csca_not_trusted": Meaning(
        _OPEN,
        "The root certificate is only in {about}, which the policy here does not trust.",
        _TRUST_DESK,
    ),
    "dsc_expired": Meaning(
        _WARNING,
        "The document signer's certificate has expired, which no issuer should let happen within "
        "the life of its documents; it is no sign of forgery.",
        _NOTHING,
    ),
    "dsc_not_yet_valid": Meaning(
        _OPEN, "The document signer's certificate is not valid yet.", _EXAMINE
    ),
    "dsc_not_valid_when_signed": Meaning(
        _OPEN,
        "The document was signed at a time when its signer's certificate was not valid.",
        _EXAMINE,
    ),
    "csca_expired": Meaning(
        _INFO, "The root certificate has expired since; it was valid when it signed.", _NOTHING
    ),
    "csca_not_valid_then": Meaning(
        _WARNING, "The root certificate was not valid when it signed the document signer.", _EXAMINE
    ),
    "outside_private_key_usage": Meaning(
        _WARNING,
        "The document was signed outside the time in which its signer's key was to be used.",
        _EXAMINE,
    ),
    "no_signing_time": Meaning(
        _INFO, "The security object does not say when it was signed.", _NOTHING
    ),
    "dsc_revoked": Meaning(
        _FAILURE, "The state has revoked the document signer's certificate.", _EXAMINE
    ),
    "crl_missing": Meaning(
        _INFO,
        "No revocation list of {about} is held here, so revocation was not checked.",
        _TRUST_DESK,
    ),
    "crl_stale": Meaning(
        _WARNING,
        "The revocation list of {about} is out of date: a later revocation would not be known.",
        _TRUST_DESK,
    ),
    "crl_bad_signature": Meaning(
        _OPEN, "The revocation list of {about} is not signed by any of its roots.", _TRUST_DESK
    ),
    "crl_unreadable": Meaning(
        _OPEN, "The revocation list could not be read: {about}.", _TRUST_DESK
    ),
    "country_mismatch": Meaning(
        _FAILURE, "The signer belongs to another state than the document names: {about}.", _EXAMINE
    ),
    "signer_without_country": Meaning(
        _OPEN,
        "The document signer's certificate does not say to which state it belongs.",
        _EXAMINE,
    ),
    "issuer_unknown": Meaning(
        _OPEN,
        "Whose certificates vouch for the issuer {about} is not known here.",
        _EXAMINE,
    ),
    "doc_type_not_permitted": Meaning(
        _FAILURE, "The signer may not sign this type of document: {about}.", _EXAMINE
    ),
    "signer_not_for_chips": Meaning(
        _OPEN,
        "The signer's certificate is for something else than the data of chips: {about}.",
        _EXAMINE,
    ),
    "weak_algorithm": Meaning(
        _WARNING, "Signed with {about}, which is no longer held to be safe.", _NOTHING
    ),
    "unsupported_algorithm": Meaning(
        _OPEN, "Signed by a procedure that cannot be checked here: {about}.", _EXAMINE
    ),
    "unsupported_curve": Meaning(
        _OPEN,
        "The key's curve is none of the named ones, so its signature proves nothing.",
        _EXAMINE,
    ),
    "curve_substituted": Meaning(
        _WARNING,
        "The signature holds on {about}, not on the curve that its certificate names: a "
        "known mistake of some issuers.",
        _EXAMINE,
    ),
    "explicit_curve": Meaning(
        _INFO, "The key spells its curve out in full; it is {about}.", _NOTHING
    ),
    "known_deviation": Meaning(
        _WARNING, "The issuing state has announced a mistake in its documents: {about}.", _NOTHING
    ),
    "signer_identifier_mismatch": Meaning(
        _WARNING,
        "The security object names its signer wrongly; the one certificate in it was used.",
        _NOTHING,
    ),
    "encoding_not_der": Meaning(
        _INFO, "The security object is not written in DER, as Doc 9303 wants.", _NOTHING
    ),
    "signer_not_in_sod": Meaning(
        _INFO,
        "The document signer's certificate is not in the security object; it was found in "
        "the trust store.",
        _NOTHING,
    ),
    "signer_missing": Meaning(
        _OPEN,
        "The document signer's certificate is neither in the security object nor here.",
        _TRUST_DESK,
    ),
    "copy_not_excluded": Meaning(
        _INFO,
        "A copy of the data on another chip is not excluded: the chip did not prove itself.",
        _COMPARE,
    ),
    "com_sod_differ": Meaning(
        _WARNING,
        "The chip's unsigned table of contents differs from what was signed: {about}.",
        _NOTHING,
    ),
    # the chip's own proof
    "aa_failed": Meaning(
        _FAILURE, "The chip could not prove that it holds its own key: it may be a copy.", _EXAMINE
    ),
    "aa_not_bound_to_pa": Meaning(
        _OPEN,
        "The chip's key is not proved to be the state's, so its answer proves nothing.",
        _EXAMINE,
    ),
    "ca_failed": Meaning(
        _FAILURE,
        "The chip could not prove itself by chip authentication: it may be a copy.",
        _EXAMINE,
    ),
    "chip_proved": Meaning(
        _INFO, "The chip proved that it holds the key that the state signed.", _COMPARE
    ),
    "chip_not_offered": Meaning(_INFO, "The chip offers no proof that it is not a copy.", _COMPARE),
    "protocol_downgrade": Meaning(
        _FAILURE,
        "The chip offers less to read it safely than what the state signed: {about}.",
        _EXAMINE,
    ),
    # seals
    "seal_mrz_mismatch": Meaning(
        _FAILURE, "The seal and the printed lines differ: {about}.", _EXAMINE
    ),
    "seal_signature_invalid": Meaning(
        _FAILURE, "The seal's signature is wrong: it was altered or is false.", _EXAMINE
    ),
    "seal_signer_unknown": Meaning(
        _OPEN, "The certificate of the seal's signer is not held here: {about}.", _TRUST_DESK
    ),
    "seal_not_for_this_use": Meaning(
        _FAILURE, "The seal's signer may not sign this kind of content: {about}.", _EXAMINE
    ),
    "seal_schema": Meaning(
        _OPEN, "The seal's content does not have the form its kind wants: {about}.", _EXAMINE
    ),
    "seal_element_mismatch": Meaning(
        _FAILURE, "What the seal shows is not what was signed: {about}.", _EXAMINE
    ),
    "seal_unsigned": Meaning(
        _OPEN, "This barcode carries no signature, so nothing in it can be checked.", _EXAMINE
    ),
    "seal_not_yet_valid": Meaning(_OPEN, "The seal is not valid yet.", _EXAMINE),
    "seal_expired": Meaning(
        _OPEN, "The seal has expired: its issuer stands by it no longer.", _EXAMINE
    ),
    "seal_not_compared": Meaning(
        _INFO,
        "The seal was not held against printed lines: it may have been taken from another "
        "document.",
        _COMPARE_LINES,
    ),
    # printed lines
    "mrz_format": Meaning(
        _OPEN,
        "These cannot be read as the printed lines of a travel document: {about}.",
        _READ_AGAIN,
    ),
    "mrz_fillers": Meaning(
        _WARNING,
        "The lines have too many or too few fillers (<); they were read with the right number.",
        _READ_AGAIN,
    ),
    "mrz_check_digit": Meaning(
        _FAILURE,
        "The check digit of {about} is wrong: misread, misprinted or altered.",
        _READ_AGAIN,
    ),
    "mrz_field": Meaning(
        _WARNING, "What stands in the printed lines for {about} cannot be right.", _READ_AGAIN
    ),
    "mrz_correction": Meaning(
        _INFO,
        "With {about} every check digit would fit: look at these places again.",
        _READ_AGAIN,
    ),
    "mrz_truncated_name": Meaning(
        _INFO, "The name may be cut off in the lines.", "Read the full name on the document's page."
    ),
    "mrz_chip_mismatch": Meaning(
        _FAILURE,
        "The printed lines and those on the chip differ: {about}.",
        _EXAMINE,
    ),
    "chip_not_compared": Meaning(
        _OPEN,
        "The lines on the chip were not read, so nothing shows that the chip belongs to these "
        "printed lines.",
        _READ_AGAIN,
    ),
    "file_twice": Meaning(
        _OPEN,
        "Two different files are given for {about}; only the first of them was checked.",
        _READ_AGAIN,
    ),
    "mrz_unknown_issuer": Meaning(
        _WARNING, "The code of {about} is none of the known ones.", _EXAMINE
    ),
    "document_expired": Meaning(
        _WARNING,
        "The document has expired.",
        "Your rules say whether it is still accepted; what else was checked counts as before.",
    ),
    # lists of certificates
    "list_signer_untrusted": Meaning(
        _OPEN,
        "The list's signer does not lead to a root that was trusted before: {about}.",
        _TRUST_DESK,
    ),
    "list_signature_invalid": Meaning(
        _FAILURE, "The list's signature is wrong: it was altered or is false.", _TRUST_DESK
    ),
    "list_signer_expired": Meaning(
        _WARNING, "The certificate of the list's signer is not valid now: {about}.", _TRUST_DESK
    ),
    "list_signer_revoked": Meaning(
        _FAILURE, "The certificate of the list's signer was revoked: {about}.", _TRUST_DESK
    ),
    "list_signer_purpose_not_critical": Meaning(
        _WARNING,
        "The certificate of the list's signer does not mark its purpose as critical: {about}.",
        _NOTHING,
    ),
    "list_signer_purpose": Meaning(
        _FAILURE, "The list's signer may not sign such lists: {about}.", _TRUST_DESK
    ),
    "list_left_out": Meaning(
        _WARNING, "A list inside the file was left out: {about}.", _TRUST_DESK
    ),
    "certificate_unreadable": Meaning(
        _WARNING, "A certificate in the list could not be read: {about}.", _TRUST_DESK
    ),
}


def reason(code: str, about: str | None = None) -> DocumentReason:
    """Give a finding with its weight and sentence; KeyError for a code that is not in the table."""
    meaning = MEANINGS[code]
    text = meaning.text.format(about=about) if about is not None else meaning.text
    return DocumentReason(code=code, severity=meaning.severity, text=text, about=about)


def verdict(reasons: Iterable[DocumentReason]) -> Verdict:
    """Add reasons up: one failure says not trusted, else one open question undetermined."""
    weights = {each.severity for each in reasons}
    if Weight.FAILURE in weights:
        return Verdict.NOT_TRUSTED
    return Verdict.UNDETERMINED if Weight.INCONCLUSIVE in weights else Verdict.TRUSTED
