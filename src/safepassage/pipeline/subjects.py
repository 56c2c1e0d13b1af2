"""Who is looked for on the lists: a traveller, with their documents' numbers in every form sent."""

from collections.abc import Iterator

from msgspec.structs import replace

from safepassage.documents.announced.announcement import code_of
from safepassage.documents.announced.numbers import bare_number, compact
from safepassage.matching import subject_of
from safepassage.records import Document, Subject, Traveller


def listed_as(traveller: Traveller) -> Subject:
    """What screening compares; a number sent with its check digit also stands without it.

    Lists have numbers as they are printed, so that the longer one would only be a slip.
    """
    bare = tuple(_bare(traveller))
    return subject_of(
        replace(traveller, documents=(*traveller.documents, *bare)) if bare else traveller
    )


def _bare(traveller: Traveller) -> Iterator[Document]:
    for one in traveller.documents:
        number = bare_number(one.number, code_of(one.issuer))
        if number != compact(one.number):
            yield Document(number=number, type=one.type, issuer=one.issuer)
