"""A passenger whom a request names (PRQ, PCX) and what PAD adds."""

from typing import Any, Final

from msgspec.structs import replace

from safepassage.formats.apps.codes import CREW, LONGEST_NAME, PASSENGER
from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.layout import field, person, reference
from safepassage.formats.apps.reading import Reading
from safepassage.formats.edifact.defects import Code
from safepassage.records import (
    AppsGroup,
    AppsPad,
    AppsPassenger,
    Document,
    Name,
    Role,
    Traveller,
)
from safepassage.records.redress import DOCUMENT_TYPE, is_number

_ROLES: Final = {PASSENGER: Role.PASSENGER, CREW: Role.CREW}
_SEXES: Final = frozenset("MFUX")
_FURTHER: Final = 7
"""The first field of PAD behind those of its document."""


class Party:
    """The passengers of one request, each as the platform's traveller and as APPS's entry."""

    def __init__(self, reading: Reading, pre_check_in: str | None) -> None:
        self.travellers: list[Traveller] = []
        self.passengers: list[AppsPassenger] = []
        self._reading = reading
        self._pre_check_in = pre_check_in

    def add(self, group: AppsGroup) -> None:
        """PRQ or PCX: one more passenger."""
        fields = person(group)
        passenger = AppsPassenger(
            sequence=self._reading.number(field(group, 0)),
            person_type=fields["person_type"] or None,
            apps_passenger_id=field(group, 1) if group.name == "PCX" else None,
            pre_check_in=self._pre_check_in,
            transfer_at_origin=fields["transfer_at_origin"] or None,
            transfer_at_destination=fields["transfer_at_destination"] or None,
            passenger_reference=reference(group),
        )
        self.passengers.append(passenger)
        self.travellers.append(self._traveller(group, passenger, fields))

    def _traveller(
        self, group: AppsGroup, passenger: AppsPassenger, fields: dict[str, str]
    ) -> Traveller:
        sequence = passenger.sequence
        return Traveller(
            **self._names(group, fields),
            sex=self._sex(fields["sex"]),
            born=self._reading.birth(fields["born"]),
            nationality=self._reading.country(fields["nationality"]),
            role=self._role(fields["person_type"]),
            reference=passenger.passenger_reference,
            local_reference=None if sequence is None else str(sequence),
            documents=self._documents(fields),
        )

    def _names(self, group: AppsGroup, fields: dict[str, str]) -> dict[str, Any]:
        surname, given = fields["surname"] or None, fields["given_names"] or None
        if surname is None and given is None:
            self._reading.note(Code.NAME_MISSING)
            return {}
        if max(len(surname or ""), len(given or "")) >= LONGEST_NAME:
            self._reading.note(AppsCode.NAME_LENGTH)
        name = Name(surname=surname, given_names=given, source=group.name.lower())
        return {"surname": surname, "given_names": given, "names": (name,)}

    def _sex(self, code: str) -> str | None:
        if code and code not in _SEXES:
            self._reading.note(Code.UNKNOWN_CODE)
        return code if code in _SEXES and code else None

    def _role(self, code: str) -> Role:
        if code not in _ROLES:
            self._reading.note(Code.UNKNOWN_CODE)
        return _ROLES.get(code, Role.PASSENGER)

    def _documents(self, fields: dict[str, str]) -> tuple[Document, ...]:
        document = Document(
            type=fields["document_type"] or None,
            number=fields["number"] or None,
            issuer=self._reading.country(fields["issuer"]),
            expires=self._reading.day(fields["expires"]),
        )
        return (document,) if document.number or document.type else ()

    def add_pad(self, group: AppsGroup) -> None:
        """PAD: further data about the passenger of its sequence; a document is one of theirs."""
        sequence = self._reading.number(field(group, 0))
        known = [one.sequence for one in self.passengers]
        if sequence is None or sequence not in known:
            self._reading.note(AppsCode.PAD_UNASSIGNED)
            return
        index = known.index(sequence)
        pad = self._pad(group)
        if self.passengers[index].pad is None:
            self.passengers[index] = replace(self.passengers[index], pad=pad)
        self._add_document(index, pad)
        self._add_redress_numbers(index, group)

    def _pad(self, group: AppsGroup) -> AppsPad:
        return AppsPad(
            country=field(group, 1),
            document_type=field(group, 2),
            document_number=field(group, 4),
            issuer=self._reading.country(field(group, 5)),
            expiry=self._reading.day(field(group, 6)),
        )

    def _add_document(self, index: int, pad: AppsPad) -> None:
        if not pad.document_number:
            return
        document = Document(
            type=pad.document_type,
            number=pad.document_number,
            issuer=pad.issuer,
            expires=pad.expiry,
        )
        self._keep(index, document)

    def _add_redress_numbers(self, index: int, group: AppsGroup) -> None:
        """Which of the last fields holds one is not established: its check character tells."""
        for text in filter(is_number, group.fields[_FURTHER:]):
            self._keep(index, Document(type=DOCUMENT_TYPE, number=text))

    def _keep(self, index: int, document: Document) -> None:
        traveller = self.travellers[index]
        self.travellers[index] = replace(traveller, documents=(*traveller.documents, document))
