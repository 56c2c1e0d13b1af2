"""Impact assessments: where every capability stands, and what was answered."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import assessments, emergencies, standings
from safepassage.apps.assurance.models import Assessment
from safepassage.safeguards.assurance.assessment import Answer, Standing, State
from safepassage.safeguards.assurance.risks import risks_of
from safepassage.safeguards.capabilities import Capability
from safepassage.web import installed
from safepassage.web.console.assurance.wording import LEVELS, STATES
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show


def capability_of(code: str) -> Capability:
    """The capability of an address; 404 where there is none."""
    found = next((one for one in Capability if one.value == code), None)
    if found is None:
        raise Http404
    return found


@page(Permission.ASSURANCE_ASSESSMENT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show where every capability stands, the most urgent first."""
    at = installed.platform().clock.now()
    found = sorted(standings.standings(at).items(), key=lambda one: one[1].ends_at)
    return show(
        request,
        desk,
        "console/assurance/list.html",
        at=at,
        rows=[_row(capability, standing, at) for capability, standing in found],
        emergency=emergencies.standing(at),
    )


@page(Permission.ASSURANCE_ASSESSMENT_READ)
def detail(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Show one capability's assessment and what waits."""
    capability, at = capability_of(code), installed.platform().clock.now()
    standing = standings.standing_of(capability, at)
    versions = list(assessments.versions(capability)[:20])
    latest = versions[0] if versions else None
    return show(
        request,
        desk,
        "console/assurance/detail.html",
        at=at,
        capability=capability,
        row=_row(capability, standing, at) if standing else None,
        in_force=_shown(standings.in_force(capability)),
        waiting=_shown(latest) if latest and latest.approved_at is None else None,
        extensions=standings.extensions(capability),
        may_write=desk.may(Permission.ASSURANCE_ASSESSMENT_WRITE),
        may_advise=desk.may(Permission.ASSURANCE_ASSESSMENT_ADVISE),
        may_approve=desk.may(Permission.ASSURANCE_ASSESSMENT_APPROVE),
        may_extend=desk.may(Permission.ASSURANCE_ASSESSMENT_EXTEND)
        and standing is not None
        and standing.begins_nothing,
    )


def _row(capability: Capability, standing: Standing, at: datetime) -> dict[str, object]:
    words, tone = STATES[standing.state]
    ends = standing.ends_at if standing.state in {State.WANTED, State.VALID} else None
    return {
        "capability": capability,
        "standing": standing,
        "state": words,
        "tone": tone,
        "days": (ends - at).days if ends else None,
    }


def _shown(found: Assessment | None) -> dict[str, object] | None:
    """An assessment with its questions, answers and people by their codes."""
    if found is None:
        return None
    answers = assessments.answers_of(found)
    people = [str(one) for one in (found.owner, found.advised_by, found.approved_by) if one]
    codes = accounts.codes_of(people)
    return {
        "found": found,
        "lines": [
            {"risk": one, "answer": answers.get(one.code), "level": _level(answers, one.code)}
            for one in risks_of(Capability(found.capability))
        ],
        "owner": codes.get(str(found.owner), ""),
        "adviser": codes.get(str(found.advised_by), ""),
        "approver": codes.get(str(found.approved_by), ""),
    }


def _level(answers: dict[str, Answer], code: str) -> object:
    return LEVELS[answers[code].level] if code in answers else ""
