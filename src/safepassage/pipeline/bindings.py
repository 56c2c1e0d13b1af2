"""By which of a traveller's values a clearance knows them again, in the form of look-ups."""

from safepassage.pipeline.draft import document_key, normal
from safepassage.records.traveller import Traveller


def documents_of(traveller: Traveller) -> frozenset[str]:
    """Every numbered document that was announced."""
    return frozenset(
        document_key(one.number, one.issuer) for one in traveller.documents if one.number
    )


def persons_of(traveller: Traveller) -> frozenset[str]:
    """Every form of the name with the birth date; nothing where no birth date was sent."""
    if not traveller.born:
        return frozenset()
    first = (traveller.surname, traveller.given_names)
    forms = {first, *((one.surname, one.given_names) for one in traveller.names)}
    return frozenset(
        f"{normal(surname or '')}|{normal(given or '')}|{traveller.born}"
        for surname, given in forms
        if surname or given
    )
