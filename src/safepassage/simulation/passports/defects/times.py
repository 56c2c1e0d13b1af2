"""Certificates that were not valid when they signed, or are not valid when they are checked."""

from collections.abc import Callable
from dataclasses import replace as altered
from datetime import datetime

from safepassage.simulation.passports.authority import DAY, YEAR
from safepassage.simulation.passports.defects.case import (
    Before,
    Case,
    certified,
    trusted,
    undetermined,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.pki.profiles import Term

Bounds = Callable[[Plan], tuple[datetime, datetime, datetime]]


def _signer(bounds: Bounds) -> Before:
    """Have the signer be valid from, until, and its key used until these instants."""
    return lambda plan: certified(term=Term(*bounds(plan)))(plan)


def _root(bounds: Bounds) -> Before:
    return lambda plan: plan._replace(home=altered(plan.home, root_term=Term(*bounds(plan))))


def _first(plan: Plan) -> datetime:
    return plan.home.signer_term().first


def _now(plan: Plan) -> datetime:
    return plan.home.at


CASES = {
    Defect.EXPIRED_SIGNER: Case(
        trusted("dsc_expired"),
        _signer(lambda p: (_first(p), _now(p) - DAY, p.signed_at + DAY)),
    ),
    Defect.SIGNER_NOT_YET_VALID: Case(
        undetermined("dsc_not_yet_valid"),
        _signer(lambda p: (_now(p) + DAY, _now(p) + YEAR, _now(p) + YEAR)),
    ),
    Defect.SIGNED_BEFORE_VALIDITY: Case(
        undetermined("dsc_not_valid_when_signed"),
        _signer(lambda p: (p.signed_at + DAY, _now(p) + YEAR, _now(p))),
    ),
    Defect.SIGNED_AFTER_EXPIRY: Case(
        undetermined("dsc_not_valid_when_signed"),
        _signer(lambda p: (_first(p), p.signed_at - DAY, p.signed_at - DAY)),
    ),
    Defect.OUTSIDE_PRIVATE_KEY_USAGE: Case(
        trusted("outside_private_key_usage"),
        _signer(lambda p: (_first(p), _now(p) + YEAR, p.signed_at - DAY)),
    ),
    Defect.EXPIRED_ROOT: Case(
        trusted("csca_expired"),
        _root(lambda p: (_first(p) - YEAR, _now(p) - DAY, _now(p) - DAY)),
    ),
    Defect.ROOT_NOT_VALID_THEN: Case(
        trusted("csca_not_valid_then"),
        _root(lambda p: (_first(p) + DAY, _now(p) + YEAR, _now(p) + YEAR)),
    ),
}
