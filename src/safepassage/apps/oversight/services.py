"""Puts legal bases in force and out of force; every version is kept."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db import transaction

from safepassage.apps.oversight import following, selectors
from safepassage.apps.oversight.agency_reading import AgencyForm, read_agency_bases
from safepassage.apps.oversight.models import AgencyBasisVersion, LegalBasisVersion
from safepassage.apps.oversight.reading import BasisError, BasisForm, read_bases
from safepassage.apps.oversight.versions import end, supersede
from safepassage.apps.regulation.stops import StoppedError, refuse_new
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.profiles.fitting import faults, faults_of_purpose
from safepassage.safeguards.purpose import Purpose

_CAPABILITY_OF = {
    Purpose.BORDER_CHECK: Capability.LIST_SCREENING,
    Purpose.PNR_ASSESSMENT: Capability.LIST_SCREENING,
    Purpose.PNR_REQUEST: Capability.SEARCH,
    Purpose.PNR_CRITERIA: Capability.CRITERIA,
    Purpose.CUSTOMS_CONTROL: Capability.SINGLE_WINDOW,
    Purpose.PUBLIC_HEALTH: Capability.SINGLE_WINDOW,
}
_SETS = ("carriers", "origins", "destinations", "modes")


@transaction.atomic
def import_bases(data: bytes, *, actor: Actor, at: datetime) -> list[LegalBasisVersion]:
    """Import a JSON list of bases as new versions, all or none; returns what changed.

    A basis equal to its version in force stays as it is. Raises ``BasisError``, also for what
    the profiles that are followed forbid.
    """
    forms = read_bases(data)
    _refuse_new_purposes(form.purpose for form in forms)
    _refuse_unfit(forms)
    made = [supersede(LegalBasisVersion, _columns(form), actor=actor, at=at) for form in forms]
    return [row for row in made if row]


@transaction.atomic
def withdraw(*, code: str, actor: Actor, at: datetime) -> None:
    """Take a basis out of force: from now on nothing is stored under it."""
    end(LegalBasisVersion, code, actor=actor, at=at)


@transaction.atomic
def import_agency_bases(data: bytes, *, actor: Actor, at: datetime) -> list[AgencyBasisVersion]:
    """Import a JSON list of what agencies may be given; as ``import_bases``.

    Public health is refused where a law in force lets the data serve nobody else, and every
    purpose that the profiles followed do not have.
    """
    forms = read_agency_bases(data)
    _refuse_new_purposes(form.purpose for form in forms)
    _refuse_health(forms, at)
    _refuse_purposes(forms)
    made = [
        supersede(AgencyBasisVersion, _agency_columns(form), actor=actor, at=at) for form in forms
    ]
    return [row for row in made if row]


@transaction.atomic
def withdraw_agency_basis(*, code: str, actor: Actor, at: datetime) -> None:
    """Take an agency's law out of force: from now on nothing is given under it."""
    end(AgencyBasisVersion, code, actor=actor, at=at)


def _refuse_new_purposes(wanted: Iterable[Purpose]) -> None:
    """A purpose under which nothing is in force begins only where its assessment holds."""
    known = set(selectors.purposes_in_force())
    for purpose in sorted(set(wanted) - known):
        capability = _CAPABILITY_OF.get(purpose)
        try:
            if capability:
                refuse_new(capability)
        except StoppedError as error:
            raise BasisError(f"{purpose.value} is no purpose here yet. {error}") from error


def _refuse_health(forms: list[AgencyForm], at: datetime) -> None:
    health = [form.code for form in forms if form.purpose is Purpose.PUBLIC_HEALTH]
    sole = [one.code for one in selectors.bases_in_force(at) if one.is_exclusive]
    if health and sole:
        raise BasisError(
            f"{health[0]}: public health is no purpose of the law of {sole[0]}, which says"
            " solely for what its data are (EU 2025/12 art. 7, 2025/13 art. 15)."
        )


def _refuse_unfit(forms: list[BasisForm]) -> None:
    profiles = following.followed()
    for form in forms:
        for fault in faults(form, profiles):
            raise BasisError(f"{form.code}: {fault}")


def _refuse_purposes(forms: list[AgencyForm]) -> None:
    profiles = following.followed()
    for form in forms:
        for fault in faults_of_purpose(form, profiles):
            raise BasisError(f"{form.code}: {fault}")


def _columns(form: BasisForm) -> dict[str, object]:
    values = {name: getattr(form, name) for name in form.__struct_fields__}
    return values | {name: sorted(values[name]) for name in _SETS}


def _agency_columns(form: AgencyForm) -> dict[str, object]:
    terms = msgspec.json.decode(msgspec.json.encode(form, order="sorted"))
    return {"code": form.code, "agency": form.agency, "terms": terms}
