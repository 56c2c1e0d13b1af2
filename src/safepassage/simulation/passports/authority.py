"""One invented state's certification authority: its generations of roots and all they sign.

Times are counted from ``at``, the instant at which documents are checked: the root is three
years old, its next generations one and a half, the document signer one year and its key was
used for ninety days.
"""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import cached_property

from safepassage.records._base import Record
from safepassage.simulation.passports.keys import COMMONEST, Algorithm, Signer, signer
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.pki.names import Name
from safepassage.simulation.passports.pki.profiles import (
    Issuer,
    Office,
    Quirk,
    Request,
    Term,
    document_signer,
    list_signer,
    root,
)
from safepassage.simulation.passports.pki.revocation import Period, Revoked, revocation_list
from safepassage.simulation.states import BY_CODE

YEAR = timedelta(days=365)
DAY = timedelta(days=1)

STATES = tuple(sorted(BY_CODE))
"""Three-letter codes of the invented states."""

SIGNER_SERIAL = 100
LIST_SIGNER_SERIAL = 200


def alpha2(code: str) -> str:
    """The two letters that certificates use for an invented state: UT, and QM to QX.

    ISO 3166-1 leaves AA, QM to QZ, XA to XZ and ZZ to whoever uses them; UT is what Doc 9303
    and its test material use for Utopia. For every invented state it is the first two letters.
    """
    return code[:2]


class Role(IntEnum):
    """Whose key it is; it says which of the few RSA keys there are is taken."""

    ROOT = 0
    NEXT_ROOT = 1
    RENAMED_ROOT = 2
    IMPOSTOR = 3
    SIGNER = 4
    CHIP = 5
    LIST_SIGNER = 6
    SEAL_SIGNER = 7


class Signing(Record, frozen=True):
    """What a document signer is to be: its algorithm (None: the state's), term and issuer."""

    algorithm: Algorithm | None = None
    serial: int = SIGNER_SERIAL
    term: Term | None = None
    by: Issuer | None = None
    types: tuple[str, ...] = ("P",)
    quirks: Quirk = Quirk.NONE


USUAL = Signing()


@dataclass(frozen=True)
class Authority:
    """The CSCA of the state ``code``; RSA keys of neighbours in STATES are never the same.

    ``quirks`` are deviations of its roots; ``small_letters`` writes the country so;
    ``root_term`` is the root's, if it is not the usual one.
    """

    code: str
    _: KW_ONLY
    seed: int
    at: datetime
    algorithm: Algorithm = COMMONEST
    quirks: Quirk = Quirk.NONE
    small_letters: bool = False
    string: names.Text = "utf8"
    root_term: Term | None = None

    @cached_property
    def office(self) -> Office:
        """Codes and name that its certificates carry."""
        country = alpha2(self.code)
        country = country.lower() if self.small_letters else country
        return Office(country, self.code, BY_CODE[self.code].name, self.string)

    @property
    def name(self) -> Name:
        """Its name."""
        return self.office.named(f"CSCA {self.office.organisation}")

    @property
    def new_name(self) -> Name:
        """Its name after it was renamed."""
        return self.office.named(f"Country Signing CA {self.office.organisation}")

    def key(self, role: Role, algorithm: Algorithm | None = None, label: str = "") -> Signer:
        """The key of this state for a role; another label gives another key on a curve."""
        slot = STATES.index(self.code) * len(Role) + role
        name = f"{self.seed}/{self.code}/{role.name}/{label}"
        return signer(algorithm or self.algorithm, name, slot)

    @cached_property
    def root(self) -> Certificate:
        """The self-signed root in use."""
        term = self.root_term or self._term(3, 13)
        return self._root(self.name, self.key(Role.ROOT), 1, term)

    @cached_property
    def next_root(self) -> Certificate:
        """The next generation: another key under the same name."""
        return self._root(self.name, self.key(Role.NEXT_ROOT), 2, self._term(1.5, 15))

    @cached_property
    def link(self) -> Certificate:
        """The next generation's key, signed by the former: self-issued, but not self-signed."""
        key = self.key(Role.NEXT_ROOT)
        return self._root(self.name, key, 3, self._term(1.5, 13), by=self.as_issuer)

    @cached_property
    def renamed_root(self) -> Certificate:
        """Another generation: another key under another name."""
        return self._root(self.new_name, self.key(Role.RENAMED_ROOT), 4, self._term(1.5, 15))

    @cached_property
    def renaming_link(self) -> Certificate:
        """The renamed generation's key, signed by the former."""
        key = self.key(Role.RENAMED_ROOT)
        return self._root(self.new_name, key, 5, self._term(1.5, 13), by=self.as_issuer)

    @property
    def roots(self) -> tuple[Certificate, ...]:
        """Every generation and both links, as a master list has them."""
        return (self.root, self.next_root, self.link, self.renamed_root, self.renaming_link)

    @property
    def as_issuer(self) -> Issuer:
        """The root in use as the one who signs."""
        return Issuer(self.name, self.root.key)

    def document_signer(self, signing: Signing = USUAL) -> Certificate:
        """A document signer, by default of the root in use and for passports only."""
        serial = signing.serial
        key = self.key(Role.SIGNER, signing.algorithm, str(serial))
        subject = self.office.named(f"DS {serial}")
        request = Request(self.office, subject, key, serial, signing.term or self.signer_term())
        by = signing.by or self.as_issuer
        return document_signer(request, by=by, types=signing.types, quirks=signing.quirks)

    def list_signer(
        self,
        purpose: str = extensions.MASTER_LIST_SIGNER,
        *,
        critical: bool = True,
        term: Term | None = None,
    ) -> Certificate:
        """The signer of the state's master list, or of another list by its purpose; still at it."""
        key = self.key(Role.LIST_SIGNER, label=purpose)
        subject = self.office.named("List signer")
        term = term or self.signer_term()._replace(last_use=self.at + YEAR)
        request = Request(self.office, subject, key, LIST_SIGNER_SERIAL, term)
        return list_signer(request, by=self.as_issuer, purpose=purpose, critical=critical)

    def revocations(
        self,
        *revoked: Revoked,
        age: timedelta = 30 * DAY,
        life: timedelta = 90 * DAY,
        by: Issuer | None = None,
    ) -> bytes:
        """The state's CRL, ``age`` old and due anew after ``life``."""
        issued = self.at - age
        return revocation_list(by or self.as_issuer, 7, Period(issued, issued + life), revoked)

    def signer_term(self) -> Term:
        """A year old, valid for ten more and ninety days, its key used for ninety days."""
        first = self.at - YEAR
        return Term(first, first + 10 * YEAR + 90 * DAY, first + 90 * DAY)

    def _term(self, age: float, rest: float) -> Term:
        first = self.at - age * YEAR
        return Term(first, self.at + rest * YEAR, first + 5 * YEAR)

    def _root(
        self, name: Name, key: Signer, serial: int, term: Term, *, by: Issuer | None = None
    ) -> Certificate:
        request = Request(self.office, name, key, serial, term)
        return root(request, by=by, quirks=self.quirks)
