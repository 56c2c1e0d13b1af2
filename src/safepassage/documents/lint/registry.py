"""Every rule there is: for the documentation, and for tests that break each on purpose."""

from safepassage.documents.lint import certificates
from safepassage.documents.lint.finding import TO_BE_CONFIRMED, Rule
from safepassage.documents.lint.rules import (
    algorithms,
    alternative,
    body,
    cms,
    digests,
    identifiers,
    issuing,
    keys,
    lifetimes,
    listing,
    naming,
    points,
    profile,
    revoking,
    seals,
    times,
    usage,
    written,
)

MODULES = (
    certificates,
    body,
    times,
    naming,
    algorithms,
    written,
    profile,
    identifiers,
    usage,
    alternative,
    points,
    keys,
    lifetimes,
    issuing,
    seals,
    revoking,
    cms,
    listing,
    digests,
)


def every_rule() -> dict[str, Rule]:
    """All rules by their code, in the order in which they are checked."""
    found: dict[str, Rule] = {}
    for module in MODULES:
        if module is profile:
            found |= {rule.code: rule for rule in profile.rules_of_table()}
        found |= {each.code: each for each in vars(module).values() if isinstance(each, Rule)}
    return found


def to_be_confirmed() -> tuple[Rule, ...]:
    """Rules whose clause or number was not read in the standard itself."""
    return tuple(each for each in every_rule().values() if each.clause.endswith(TO_BE_CONFIRMED))
