"""Reads what agencies may be given from JSON, as strictly as the legal bases."""

from safepassage.apps.oversight.reading import (
    CODE,
    LATEST_DELETE_HOURS,
    LawForm,
    reach_of,
    read_laws,
    words_of,
)
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.basis import is_exclusive
from safepassage.safeguards.purpose import may_read, purpose_of
from safepassage.safeguards.sharing import PURPOSE_OF_ROLE, STORED, Supply


class AgencyForm(LawForm, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One law of one agency as written; fields as ``safeguards.sharing.AgencyBasis``."""

    agency: str
    fields: dict[DataKind, frozenset[str]]
    keep_hours: float
    supply: Supply = Supply.ALL


def read_agency_bases(data: bytes) -> list[AgencyForm]:
    """Read and check a JSON list; raises ``BasisError`` for the first fault."""
    return read_laws(data, AgencyForm, (words_of, _purpose, _fields, _keeping, reach_of))


def _purpose(form: AgencyForm) -> str | None:
    if not CODE.fullmatch(form.agency):
        return "agency is the agency's code: 2 to 40 capital letters, digits and hyphens."
    if form.purpose not in PURPOSE_OF_ROLE.values():
        return f"no agency is given data for the purpose {form.purpose}."
    if is_exclusive(form.law) and form.purpose in map(purpose_of, PASSED_ON):
        return f"{form.law} lets its data serve nobody else."
    return None


def _fields(form: AgencyForm) -> str | None:
    """Every field must be one that is stored: nobody can be given what does not exist."""
    if not form.fields or not all(form.fields.values()):
        return "fields names for each kind of data what is given, at least one field."
    for kind, fields in sorted(form.fields.items()):
        if not may_read(form.purpose, kind):
            return f"data of kind {kind} cannot serve the purpose {form.purpose}."
        if unknown := sorted(fields - STORED[kind]):
            return f"{unknown[0]} is no field that is stored of data of kind {kind}."
    return None


def _keeping(form: AgencyForm) -> str | None:
    if not 0 < form.keep_hours <= LATEST_DELETE_HOURS:
        return "keep_hours is more than nothing and five years at most (ICAO Annex 9, 9.31)."
    return None
