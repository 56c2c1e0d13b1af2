"""Whom screening looks for: the query side of a traveller."""

from safepassage.records.traveller import Traveller
from safepassage.records.watch import ListedDocument, Subject


def subject_of(traveller: Traveller) -> Subject:
    """The subject with every name form and document that the message gave."""
    return Subject(
        surname=traveller.surname,
        given_names=traveller.given_names,
        dob=traveller.born,
        nationality=traveller.nationality,
        sex=traveller.sex,
        other_names=tuple(
            f"{one.given_names or ''} {one.surname or ''}".strip()
            for one in traveller.names
            if (one.surname, one.given_names) != (traveller.surname, traveller.given_names)
        ),
        documents=tuple(
            ListedDocument(number=one.number, type=one.type, country=one.issuer)
            for one in traveller.documents
            if one.number
        ),
    )
