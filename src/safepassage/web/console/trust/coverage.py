"""Whose passports can be judged, and one country's certificates in every list."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.kinds import About, SourceKind
from safepassage.apps.trust.models import RevocationList, Source
from safepassage.flows.trust.coverage import Country, Gap, coverage
from safepassage.flows.trust.held import Root, Standing, Worth
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.trust.sides import sides
from safepassage.web.console.trust.wording import (
    GAP_TONES,
    GAPS,
    WHY,
    Words,
    country_shown,
    tone_of,
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A country with its name and what is missing, in words and tones."""

    country: Country
    name: str
    gaps: list[tuple[Words, str]]
    revocations: tuple[Words, str] | None


@page(Permission.TRUST_STORE_READ)
def overview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every country: can we judge its passports, by what, and what is missing."""
    now, standing = installed.platform().clock.now(), installed.trust_store().latest().standing
    rows = [_row(each) for each in coverage(standing, now)]
    unjudged = [row for row in rows if not row.country.is_judged]
    return show(
        request,
        desk,
        "console/trust/coverage.html",
        sides=sides("trust"),
        judged=[row for row in rows if row.country.is_judged],
        held=[row for row in unjudged if Gap.NO_ROOT not in row.country.gaps],
        missing=[row for row in unjudged if Gap.NO_ROOT in row.country.gaps],
        unjudged=len(unjudged),
        idle=_idle(standing),
        may_import=desk.may(Permission.TRUST_STORE_IMPORT),
    )


@page(Permission.TRUST_STORE_READ)
def country(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Show one country's roots, each in every list that knows the country."""
    now, standing = installed.platform().clock.now(), installed.trust_store().latest().standing
    found = next((each for each in coverage(standing, now) if each.code == code), None)
    if found is None:
        raise Http404
    roots = [each for each in standing.roots.values() if each.country == code]
    columns = _columns(roots, standing)
    return show(
        request,
        desk,
        "console/trust/country.html",
        row=_row(found),
        columns=[standing.sources[each] for each in columns],
        roots=[
            _root(each, columns, standing, now)
            for each in sorted(roots, key=lambda one: one.certificate.not_before)
        ],
        lists=[each for each in selectors.newest_revocation_lists() if each.country == code],
        deviations=selectors.deviation_list_of(code),
        words=policies.of_subject(About.COUNTRY, code),
        subject=code,
        about=About.COUNTRY.value,
        may_propose=desk.may(Permission.TRUST_POLICY_PROPOSE),
    )


def _idle(standing: Standing) -> list[Source]:
    """Lists that would count with one root more: that of the state which vouches for them."""
    unknown = (key for key, worth in standing.worths.items() if worth is Worth.SIGNER_UNKNOWN)
    return sorted((standing.sources[key] for key in unknown), key=lambda each: each.name)


def _columns(roots: list[Root], standing: Standing) -> list[UUID]:
    """The sources that hold or held one of these, master lists first."""
    sources = {each.source for root in roots for each in root.presences}
    ordered = sorted(sources, key=lambda each: standing.sources[each].name)
    is_list = SourceKind.MASTER_LIST.value
    return sorted(ordered, key=lambda each: standing.sources[each].kind != is_list)


def _root(root: Root, columns: list[UUID], standing: Standing, now: datetime) -> dict[str, object]:
    former = {each.source for each in root.presences if each.is_withdrawn}
    why = standing.whys[root.sha256]
    return {
        "root": root,
        "from": f"{root.certificate.not_before:%Y-%m-%d}",
        "to": f"{root.certificate.not_after:%Y-%m-%d}",
        "expired": root.certificate.not_after < now,
        "why": WHY[why],
        "tone": tone_of(why),
        "cells": [
            (
                standing.sources[each].name,
                "held" if each in root.live else "withdrawn" if each in former else "",
            )
            for each in columns
        ],
    }


def _row(found: Country) -> Row:
    about_lists = {Gap.NO_REVOCATIONS, Gap.REVOCATIONS_STALE, Gap.REVOCATIONS_NOT_PROVED}
    return Row(
        country=found,
        name=country_shown(found.code),
        gaps=[(GAPS[each], GAP_TONES[each]) for each in found.gaps if each not in about_lists],
        revocations=_revocations(found),
    )


def _revocations(found: Country) -> tuple[Words, str] | None:
    """The state of the revocation list in words; nothing where no root makes it matter."""
    if not found.is_judged:
        return None
    for gap in (Gap.NO_REVOCATIONS, Gap.REVOCATIONS_STALE, Gap.REVOCATIONS_NOT_PROVED):
        if gap in found.gaps:
            return GAPS[gap], GAP_TONES[gap]
    return _until(found.revocations), "good"


def _until(listed: RevocationList | None) -> str:
    if listed is None or listed.next_update is None:
        return ""
    return f"{listed.next_update:%Y-%m-%d}"
