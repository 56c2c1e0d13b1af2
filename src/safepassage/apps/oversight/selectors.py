"""Reads the legal bases, for the gate and for people."""

from collections.abc import Sequence
from datetime import datetime
from importlib import resources
from uuid import UUID

import msgspec
from django.db.models import Count, Q, Sum

from safepassage.apps.oversight import following
from safepassage.apps.oversight.agency_reading import AgencyForm
from safepassage.apps.oversight.models import AgencyBasisVersion, LegalBasisVersion, ProfileChoice
from safepassage.apps.regulation import stops
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile, LegalBasis
from safepassage.safeguards.capabilities import StopKind
from safepassage.safeguards.profiles.ends import ending_of
from safepassage.safeguards.profiles.fitting import (
    faults,
    faults_of_purpose,
    lets_remarks_stay,
    strikes,
    wants_selected_routes,
)
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyBasis


def bases_in_force(at: datetime) -> tuple[LegalBasis, ...]:
    """The bases in force that had not ended by ``at`` and fit what is followed, by code.

    None of a stopped purpose.
    """
    profiles = following.followed()
    fitting = (one for one in _imported(at) if not faults(one, profiles))
    return tuple(
        msgspec.structs.replace(
            one,
            strikes=strikes(one, profiles),
            ending=ending_of(one, profiles),
            free_text=lets_remarks_stay(one, profiles),
            selected_routes=wants_selected_routes(one, profiles),
        )
        for one in fitting
    )


def refused_bases(
    at: datetime, choice: ProfileChoice | None = None
) -> list[tuple[LegalBasis, tuple[str, ...]]]:
    """The bases that nothing is admitted by, because what is followed forbids them, and why.

    Or those that ``choice`` would refuse, were it followed.
    """
    profiles = following.profiles_of(choice) if choice else following.followed()
    judged = [(one, faults(one, profiles)) for one in _imported(at)]
    return [(basis, why) for basis, why in judged if why]


def _imported(at: datetime) -> list[LegalBasis]:
    rows = LegalBasisVersion.objects.filter(in_force=True)
    rows = rows.exclude(purpose__in=stops.codes(StopKind.PURPOSE))
    return list(map(to_value, rows.filter(Q(valid_to=None) | Q(valid_to__gte=at.date()))))


def stamp() -> str:
    """Name the set in force; changes with every basis, stop and lifting, and what is followed."""
    totals = LegalBasisVersion.objects.aggregate(
        versions=Count("pk"), live=Sum("version", filter=Q(in_force=True))
    )
    told = (totals["versions"], totals["live"] or 0, following.stamp(), stops.stamp())
    return ".".join(map(str, told))


def versions() -> Sequence[LegalBasisVersion]:
    """All versions, those in force first."""
    return list(LegalBasisVersion.objects.order_by("-in_force", "code", "-version"))


def version(basis_id: UUID) -> LegalBasisVersion | None:
    """One version."""
    return LegalBasisVersion.objects.filter(pk=basis_id).first()


def history(code: str) -> Sequence[LegalBasisVersion]:
    """All versions of one basis, newest first."""
    return list(LegalBasisVersion.objects.filter(code=code))


def demonstration_profile() -> bytes:
    """The shipped example of a profile, as JSON."""
    return resources.files(__package__).joinpath("profiles/demonstration.json").read_bytes()


def demonstration_of_other_modes() -> bytes:
    """A second example: laws on ships and coaches, as JSON."""
    return resources.files(__package__).joinpath("profiles/other_modes.json").read_bytes()


def to_value(row: LegalBasisVersion) -> LegalBasis:
    """The value that the gate reads."""
    return LegalBasis(
        id=str(row.pk),
        code=row.code,
        version=row.version,
        title=row.title,
        law=row.law,
        article=row.article,
        purpose=Purpose(row.purpose),
        kind=DataKind(row.kind),
        carriers=frozenset(row.carriers),
        origins=frozenset(row.origins),
        destinations=frozenset(row.destinations),
        direction=Direction(row.direction),
        modes=frozenset(map(Mode, row.modes)),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        mask_after_hours=row.mask_after_hours,
        delete_after_hours=row.delete_after_hours,
        field_profile=FieldProfile(row.field_profile),
    )


def agency_versions() -> Sequence[AgencyBasisVersion]:
    """Every version of what every agency may be given."""
    return list(AgencyBasisVersion.objects.order_by("agency", "code", "version"))


def agency_bases(agency: str) -> tuple[AgencyBasis, ...]:
    """What the laws in force give an agency, by code; those of days past included.

    A law whose purpose what is followed forbids gives nothing.
    """
    rows = AgencyBasisVersion.objects.filter(in_force=True, agency=agency)
    profiles = following.followed()
    laws = map(to_agency_value, rows)
    return tuple(one for one in laws if not any(faults_of_purpose(one, profiles)))


def to_agency_value(row: AgencyBasisVersion) -> AgencyBasis:
    """The value that the single window reads."""
    form = msgspec.convert(row.terms, AgencyForm)
    values = {name: getattr(form, name) for name in form.__struct_fields__}
    return AgencyBasis(id=str(row.pk), version=row.version, **values)


def purposes_in_force() -> list[Purpose]:
    """The purposes that a law in force names, an agency's or the state's own."""
    own = LegalBasisVersion.objects.filter(in_force=True).values_list("purpose", flat=True)
    laws = AgencyBasisVersion.objects.filter(in_force=True)
    others = [one["purpose"] for one in laws.values_list("terms", flat=True)]
    return sorted({Purpose(one) for one in (*own, *others)})
