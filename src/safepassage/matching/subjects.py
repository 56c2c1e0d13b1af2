"""From a traveller, as a message announces them, to the subject of screening."""

from collections.abc import Iterator

from safepassage.records import Document, ListedDocument, Name, Place, Subject, Traveller


def subject_of(traveller: Traveller) -> Subject:
    """Take what screening compares, with every name form sent and every numbered document."""
    return Subject(
        surname=traveller.surname,
        given_names=traveller.given_names,
        dob=traveller.born,
        nationality=traveller.nationality,
        sex=traveller.sex,
        other_nationalities=_other_nationalities(traveller),
        birth_place=_place(traveller.birth_place),
        other_names=tuple(dict.fromkeys(map(_full, traveller.names))),
        documents=tuple(_documents(traveller.documents)),
    )


def _other_nationalities(traveller: Traveller) -> tuple[str, ...]:
    """Those of further documents: a second passport may be of another state."""
    found = dict.fromkeys(one.nationality for one in traveller.documents if one.nationality)
    return tuple(one for one in found if one != traveller.nationality)


def _place(place: Place | None) -> str | None:
    return place.text if place else None


def _full(name: Name) -> str:
    return f"{name.given_names or ''} {name.surname or ''}".strip()


def _documents(documents: tuple[Document, ...]) -> Iterator[ListedDocument]:
    for document in documents:
        if document.number:
            yield ListedDocument(
                number=document.number, type=document.type, country=document.issuer
            )
