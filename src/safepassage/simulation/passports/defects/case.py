"""What a defect is: a change before or after the signing, and what a check must make of it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from safepassage.records import Verdict
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.passport import Check, Expected, Passport

Before = Callable[[Plan], Plan]
After = Callable[[Passport, Plan], Passport]


class Case(NamedTuple):
    """What must be found, and what is changed in the plan, or in the finished passport."""

    expected: Expected
    before: Before | None = None
    after: After | None = None


def trusted(*codes: str, check: Check = Check.PASSIVE) -> Expected:
    """The document holds; these codes are told with it."""
    return Expected(verdict=Verdict.TRUSTED, reasons=frozenset(codes), check=check)


def not_trusted(*codes: str, check: Check = Check.PASSIVE) -> Expected:
    """Something is wrong, by these codes."""
    return Expected(verdict=Verdict.NOT_TRUSTED, reasons=frozenset(codes), check=check)


def undetermined(*codes: str, check: Check = Check.PASSIVE) -> Expected:
    """It cannot be judged, by these codes; that is never a failure."""
    return Expected(verdict=Verdict.UNDETERMINED, reasons=frozenset(codes), check=check)


def written(**form: object) -> Before:
    """Have the security object's signed data written in another way (fields of Form)."""
    return lambda plan: plan._replace(form=replace(plan.form, cms=replace(plan.form.cms, **form)))


def listed(**form: object) -> Before:
    """Have the security object's own content written in another way (fields of SodForm)."""
    return lambda plan: plan._replace(form=replace(plan.form, **form))


def certified(**signing: object) -> Before:
    """Have the document signer be another (fields of Signing)."""
    return lambda plan: plan._replace(signing=replace(plan.signing, **signing))


def read(groups: Mapping[int, bytes | None]) -> After:
    """Have these read from the chip instead of what was signed; None is not read."""

    def change(passport: Passport, _plan: Plan) -> Passport:
        merged = {**passport.data_groups, **groups}
        kept = {number: content for number, content in merged.items() if content is not None}
        return replace(passport, data_groups=kept)

    return change
