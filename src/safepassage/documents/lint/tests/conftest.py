"""A bench on which sound objects of an invented state are made, and each is broken on purpose."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256

import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.files import lint_object
from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.specimen import Setting
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import Authority, Role
from safepassage.simulation.passports.keys import Signer
from safepassage.simulation.passports.pki import extensions as made
from safepassage.simulation.passports.pki import names
from safepassage.simulation.passports.signed_data import (
    CONTENT_TYPE,
    MESSAGE_DIGEST,
    SIGNED_DATA,
    SIGNING_TIME,
)

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
DAY = timedelta(days=1)
SEAL_SIGNER = "2.23.136.1.1.11.1"
VDS_NC_SIGNER = "2.23.136.1.1.14.2"
PURPOSES = {
    "master": "2.23.136.1.1.3",
    "deviation": "2.23.136.1.1.8",
    "seal": SEAL_SIGNER,
    "vds_nc": VDS_NC_SIGNER,
}


def digest_named(oid: str = "2.16.840.1.101.3.4.2.1", *, null: bool = False) -> bytes:
    return asn1.sequence(asn1.oid(oid), asn1.null() if null else b"")


@dataclass
class Bench:
    """Makes objects of Utopia; whatever is given in place of a part stands there instead."""

    at: datetime = AT
    authority: Authority = field(default_factory=lambda: Authority("UTO", seed=1, at=AT))

    @cached_property
    def root_key(self) -> Signer:
        return self.authority.key(Role.ROOT)

    def key(self, algorithm=None, label="") -> Signer:
        return self.authority.key(Role.SIGNER, algorithm, label)

    def name(self, common: str) -> bytes:
        return names.written(self.authority.office.named(common))

    @property
    def csca(self) -> bytes:
        return names.written(self.authority.name)

    def times(self, first: datetime, last: datetime) -> tuple[bytes, bytes]:
        return asn1.instant(first), asn1.instant(last)

    def certificate(
        self,
        kind: str = "signer",
        *,
        key: Signer | None = None,
        by: Signer | None = None,
        version: int | None = 2,
        serial: bytes = b"\x64",
        inner: bytes | None = None,
        outer: bytes | None = None,
        issuer: bytes | None = None,
        times: tuple[bytes, bytes] | None = None,
        subject: bytes | None = None,
        info: bytes | None = None,
        more: bytes = b"",
        without: tuple[str, ...] = (),
        signs: tuple[datetime, datetime] | None = None,
        **instead: bytes,
    ) -> bytes:
        """A certificate; ``instead`` are extensions by name in place of the sound ones."""
        is_root, is_link = kind == "root", kind == "link"
        by = by or self.root_key
        key = key or (self.root_key if is_root else self.key(label=kind))
        years = 16 if is_root or is_link else 10
        first = self.at - (3 if is_root or is_link else 1) * YEAR
        used = signs or (first, first + (5 * YEAR if years > 10 else 89 * DAY))
        common = {"seal": "5B", "vds_nc": "5B"}.get(kind, "Signer 1")
        if kind in {"seal", "vds_nc"}:
            short = (names.Part(names.COUNTRY, "UT"), names.Part(names.COMMON_NAME, common))
            own_name = names.written(short)
        else:
            own_name = self.csca if is_root or is_link else self.name(common)
        listed = self.extensions(kind, key, by, used)
        listed = {n: value for n, value in listed.items() if n not in without} | instead
        signed = asn1.sequence(
            asn1.explicit(0, asn1.integer(version)) if version is not None else b"",
            asn1.encode(0x02, serial),
            by.identifier if inner is None else inner,
            self.csca if issuer is None else issuer,
            asn1.sequence(*(times or self.times(first, first + years * YEAR + 90 * DAY))),
            own_name if subject is None else subject,
            key.info if info is None else info,
            more,
            asn1.explicit(3, asn1.sequence(*listed.values())) if listed else b"",
        )
        outer = by.identifier if outer is None else outer
        return asn1.sequence(signed, outer, asn1.bits(by.sign(signed)))

    def extensions(
        self, kind: str, key: Signer, by: Signer, used: tuple[datetime, datetime]
    ) -> dict[str, bytes]:
        """The sound extensions of a kind of certificate, by a short name."""
        office = self.authority.office
        place = (office.alpha3, office.mail)
        found = {
            "aki": made.authority_key(by.key_identifier),
            "ski": made.subject_key(key.key_identifier),
            "usage": made.key_usage(made.DIGITAL_SIGNATURE),
            "period": made.private_key_usage(*used),
            "san": made.alternative_name(made.SUBJECT_ALTERNATIVE_NAME, *place),
            "ian": made.alternative_name(made.ISSUER_ALTERNATIVE_NAME, *place),
            "points": made.distribution_point(office.lists),
        }
        if kind in {"root", "link"}:
            found["usage"] = made.key_usage(made.KEY_CERT_SIGN, made.CRL_SIGN)
            found["ca"] = made.authority(0)
        if kind == "signer":
            found["types"] = made.document_types("P")
        if kind in PURPOSES:
            found["eku"] = made.extended_key_usage(PURPOSES[kind])
        if kind in {"seal", "vds_nc"}:
            found = {n: found[n] for n in ("aki", "eku")}
        return found

    def crl(
        self,
        *,
        version: int | None = 1,
        outer: bytes | None = None,
        issuer: bytes | None = None,
        issued: bytes | None = None,
        due: bytes | None = None,
        entries: tuple[bytes, ...] | None = None,
        by: Signer | None = None,
        without: tuple[str, ...] = (),
        **instead: bytes,
    ) -> bytes:
        """A revocation list, a month old; ``entries`` are whole elements."""
        by = by or self.root_key
        listed = {
            "aki": made.authority_key(self.root_key.key_identifier),
            "number": made.crl_number(7),
        }
        listed = {n: value for n, value in listed.items() if n not in without} | instead
        signed = asn1.sequence(
            asn1.integer(version) if version is not None else b"",
            by.identifier,
            self.csca if issuer is None else issuer,
            asn1.instant(self.at - 30 * DAY) if issued is None else issued,
            asn1.instant(self.at + 60 * DAY) if due is None else due,
            asn1.sequence(*entries) if entries is not None else b"",
            asn1.explicit(0, asn1.sequence(*listed.values())) if listed else b"",
        )
        outer = by.identifier if outer is None else outer
        return asn1.sequence(signed, outer, asn1.bits(by.sign(signed)))

    def entry(self, serial: int = 9, age: int = 40, *listed: bytes) -> bytes:
        more = asn1.sequence(*listed) if listed else b""
        since = asn1.instant(self.at - age * DAY)
        return asn1.sequence(asn1.integer(serial), since, more)

    def signed(
        self,
        content_type: str,
        content: bytes,
        certificate: bytes,
        key: Signer,
        *,
        version: int = 3,
        digests: tuple[bytes, ...] | None = None,
        beside: tuple[bytes, ...] | None = None,
        crls: bytes = b"",
        copies: int = 1,
        **signer,
    ) -> bytes:
        """Signed data; further arguments are those of ``signer_info``."""
        beside = (certificate,) if beside is None else beside
        info = self.signer_info(content_type, content, certificate, key, **signer)
        data = asn1.sequence(
            asn1.integer(version),
            asn1.set_of([digest_named()] if digests is None else digests),
            asn1.sequence(asn1.oid(content_type), asn1.explicit(0, asn1.octets(content))),
            asn1.explicit(0, *beside) if beside else b"",
            asn1.explicit(1, crls) if crls else b"",
            asn1.set_of([info] * copies),
        )
        return asn1.sequence(asn1.oid(SIGNED_DATA), asn1.explicit(0, data))

    def signer_info(
        self,
        content_type: str,
        content: bytes,
        certificate: bytes,
        key: Signer,
        *,
        at: datetime | None = AT - 300 * DAY,
        info_version: int | None = None,
        by_key: bool = False,
        digest: bytes | None = None,
        attribute_type: str | None = None,
        attribute_digest: bytes | None = None,
        in_order: bool = True,
        attributes: bool = True,
        algorithm: bytes | None = None,
        signature: bytes | None = None,
        unsigned: bytes = b"",
    ) -> bytes:
        read = read_certificate(certificate)
        values = [
            (CONTENT_TYPE, asn1.oid(attribute_type or content_type)),
            (MESSAGE_DIGEST, asn1.octets(attribute_digest or sha256(content).digest())),
            *([(SIGNING_TIME, asn1.instant(at))] if at else []),
        ]
        listed = [asn1.sequence(asn1.oid(kind), asn1.set_of([each])) for kind, each in values]
        sent = sorted(listed) if in_order else sorted(listed, reverse=True)
        signed = asn1.set_of(listed) if attributes else content
        named = asn1.sequence(read.issuer, asn1.integer(read.serial))
        version = info_version or (3 if by_key else 1)
        return asn1.sequence(
            asn1.integer(version),
            asn1.implicit(0, key.key_identifier) if by_key else named,
            digest_named() if digest is None else digest,
            asn1.explicit(0, *sent) if attributes else b"",
            key.identifier if algorithm is None else algorithm,
            asn1.octets(key.sign(signed) if signature is None else signature),
            asn1.explicit(1, unsigned) if unsigned else b"",
        )

    def master_list(
        self, roots: tuple[bytes, ...] | None = None, *, in_order: bool = True, **given
    ) -> bytes:
        """A list of these certificates, else of the state's root and a neighbour's."""
        roots = self.usual_roots if roots is None else roots
        content = asn1.sequence(asn1.integer(0), asn1.set_of(roots, in_order=in_order))
        given = {"by_key": True, "beside": (self.list_signer, self.root), "at": self.at} | given
        key = given.pop("key", None) or self.key(label="master")
        certificate = given.pop("certificate", None) or self.list_signer
        return self.signed(PURPOSES_OF_LISTS["master"], content, certificate, key, **given)

    @cached_property
    def list_signer(self) -> bytes:
        return self.certificate("master", signs=(self.at - YEAR, self.at + YEAR))

    @cached_property
    def root(self) -> bytes:
        return self.certificate("root", serial=b"\x01")

    @cached_property
    def neighbour(self) -> bytes:
        return Authority("QMA", seed=1, at=self.at).root.raw

    @property
    def usual_roots(self) -> tuple[bytes, ...]:
        return (self.root, self.neighbour)

    def security_object(
        self,
        *,
        lds_version: int = 1,
        groups: tuple[tuple[int, bytes], ...] = ((1, bytes(32)), (2, bytes(32))),
        lds_digest: bytes | None = None,
        info: bytes | None = None,
        more: bytes = b"",
        content_type: str = "2.23.136.1.1.1",
        **given,
    ) -> bytes:
        """An EF.SOD over invented digests; ``more`` follows them."""
        versions = asn1.sequence(asn1.printable("0108"), asn1.printable("040000"))
        content = asn1.sequence(
            asn1.integer(lds_version),
            digest_named() if lds_digest is None else lds_digest,
            asn1.sequence(
                *(asn1.sequence(asn1.integer(n), asn1.octets(each)) for n, each in groups), more
            ),
            versions if info is None else info,
        )
        certificate = self.certificate("signer")
        signed = self.signed(content_type, content, certificate, self.key(label="signer"), **given)
        return asn1.encode(0x77, signed)

    def lint(self, raw: bytes, *authorities: bytes, role=None, at=None, years=10) -> Report:
        """The report on an object, the state's root at hand unless told otherwise."""
        held = authorities or (self.root,)
        setting = Setting(at or self.at, tuple(map(read_certificate, held)), years)
        return lint_object(raw, setting, role)

    def codes(self, raw: bytes, *authorities: bytes, **given) -> set[str]:
        """Codes of all findings about an object and its parts."""
        return {each.code for each in self.lint(raw, *authorities, **given).all_findings}


PURPOSES_OF_LISTS = {"master": "2.23.136.1.1.2", "deviation": "2.23.136.1.1.7"}


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench()
