"""Table 6 of Doc 9303-12 7.1.1: presence and criticality of every extension."""

from typing import NamedTuple

from safepassage.documents.certificates import extensions as known
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.roles import Role

COLUMNS = (Role.ROOT, Role.LINK, Role.DOCUMENT_SIGNER, Role.MASTER_LIST_SIGNER)
"""Deviation list signers have the column of master list signers."""

POLICIES = "2.5.29.32"
POLICY_MAPPINGS = "2.5.29.33"
DIRECTORY_ATTRIBUTES = "2.5.29.9"
NAME_CONSTRAINTS = "2.5.29.30"
POLICY_CONSTRAINTS = "2.5.29.36"
INHIBIT_ANY_POLICY = "2.5.29.54"
FRESHEST_CRL = "2.5.29.46"
AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1"
SUBJECT_INFORMATION = "1.3.6.1.5.5.7.1.11"
NETSCAPE_TYPE = "2.16.840.1.113730.1.1"


class Row(NamedTuple):
    """One extension: what it says and its term, presence by COLUMNS (m, o or x), criticality.

    ``lack`` and ``cost`` are for where it is missing.
    """

    oid: str
    code: str
    says: str
    term: str
    presence: str
    critical: bool = False
    lack: Severity = Severity.WARNING
    cost: str = costs.PASSED_OVER


TABLE_6 = (
    Row(
        known.AUTHORITY_KEY_IDENTIFIER,
        "authority_key",
        "by which key it was signed",
        "authority key identifier",
        "ommm",
        lack=Severity.ERROR,
        cost=costs.NO_ISSUER,
    ),
    Row(
        known.SUBJECT_KEY_IDENTIFIER,
        "subject_key",
        "which key it is about",
        "subject key identifier",
        "mmoo",
        lack=Severity.ERROR,
        cost=costs.NO_ISSUER,
    ),
    Row(
        known.KEY_USAGE,
        "key_usage",
        "what the key is for",
        "key usage",
        "mmmm",
        critical=True,
        lack=Severity.ERROR,
        cost=costs.REFUSED,
    ),
    Row(
        known.PRIVATE_KEY_USAGE_PERIOD,
        "usage_period",
        "how long the private key signs",
        "private key usage period",
        "mmmo",
        cost="Nobody can notice a signature made after the key should have been destroyed.",
    ),
    Row(POLICIES, "policies", "which policies it follows", "certificate policies", "oooo"),
    Row(POLICY_MAPPINGS, "policy_mappings", "how policies map", "policy mappings", "xxxx"),
    Row(
        known.SUBJECT_ALTERNATIVE_NAME,
        "subject_alternative_name",
        "the subject's address and state",
        "subject alternative name",
        "mmmm",
        cost="Readers cannot bind the certificate to a state by its three-letter code.",
    ),
    Row(
        known.ISSUER_ALTERNATIVE_NAME,
        "issuer_alternative_name",
        "the issuer's address and state",
        "issuer alternative name",
        "mmmm",
    ),
    Row(
        DIRECTORY_ATTRIBUTES,
        "directory_attributes",
        "more of the subject",
        "subject directory attributes",
        "xxxx",
    ),
    Row(
        known.BASIC_CONSTRAINTS,
        "basic_constraints",
        "whether it certifies others",
        "basic constraints",
        "mmxx",
        critical=True,
        lack=Severity.ERROR,
        cost=costs.REFUSED,
    ),
    Row(NAME_CONSTRAINTS, "name_constraints", "which names may follow", "name constraints", "xxxx"),
    Row(
        POLICY_CONSTRAINTS,
        "policy_constraints",
        "which policies must follow",
        "policy constraints",
        "xxxx",
    ),
    Row(
        known.EXTENDED_KEY_USAGE,
        "purpose",
        "which objects the key signs",
        "extended key usage",
        "xxxm",
        critical=True,
        lack=Severity.ERROR,
        cost=costs.REFUSED,
    ),
    Row(
        known.CRL_DISTRIBUTION_POINTS,
        "revocation_address",
        "where revocation lists are",
        "CRL distribution points",
        "mmmm",
        cost=costs.UNREVOKED,
    ),
    Row(
        INHIBIT_ANY_POLICY,
        "inhibit_any_policy",
        "that any policy is none",
        "inhibit any-policy",
        "xxxx",
    ),
    Row(FRESHEST_CRL, "freshest_crl", "where delta CRLs are", "freshest CRL", "xxxx"),
    Row(
        AUTHORITY_INFORMATION,
        "authority_information",
        "where more of the issuer is",
        "authority information access",
        "oooo",
    ),
    Row(
        SUBJECT_INFORMATION,
        "subject_information",
        "where more of the subject is",
        "subject information access",
        "oooo",
    ),
    Row(
        known.NAME_CHANGE,
        "name_change",
        "that the authority changed its name",
        "name change",
        "ooxx",
    ),
    Row(
        known.DOCUMENT_TYPES,
        "document_types",
        "which documents the signer may sign",
        "document type list",
        "xxmx",
        cost="A signer of visas or residence permits passes for a signer of passports.",
    ),
    Row(
        NETSCAPE_TYPE,
        "netscape_type",
        "what the key is for in Netscape's way",
        "Netscape certificate type",
        "xxxx",
    ),
)
