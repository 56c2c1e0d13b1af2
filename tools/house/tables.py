"""Tables that the documentation takes from the code, so that they cannot grow old.

A page marks the place with ``<!-- table: NAME -->`` and ``<!-- end -->``;
``make docs`` writes what belongs there, and a test compares.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from house.source import ROOT
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import PURPOSES, Role
from safepassage.apps.audit.events import YEARS_OF, Event
from safepassage.documents.announced.inner_digits import RULES
from safepassage.documents.announced.passport_forms import FORMS
from safepassage.documents.lint.registry import every_rule
from safepassage.documents.meanings.announced import ANNOUNCED
from safepassage.documents.reasons import MEANINGS
from safepassage.records.outcome import Outcome
from safepassage.safeguards.boarding import NEEDS_SECOND
from safepassage.web.api.problems import OF_AGENCIES, Problem

PLACE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def events() -> str:
    """Everything the ledger records, with how long an entry lives."""
    return table(
        ("event", "what happened", "kept for"),
        ((f"`{event}`", event.what, _years(YEARS_OF[event.regime])) for event in Event),
    )


def permissions() -> str:
    """Every permission with the roles that hold it."""
    return table(
        ("permission", "lets a person", "held by"),
        ((f"`{held}`", held.description, _holders(held)) for held in Permission),
    )


def roles() -> str:
    """Every role with the purposes it may choose at sign-in."""
    return table(
        ("role", "purposes"),
        ((role.label, ", ".join(f"`{item}`" for item in sorted(PURPOSES[role]))) for role in Role),
    )


def outcomes() -> str:
    """Every outcome that a decision may have."""
    return table(
        ("outcome", "second officer"),
        ((item.what, "needed" if item in NEEDS_SECOND else "") for item in Outcome),
    )


def problems() -> str:
    """Every refusal of the carriers' interface."""
    theirs = (problem for problem in Problem if problem not in OF_AGENCIES)
    return table(
        ("status", "code", "text"),
        ((str(problem.status), f"`{problem.code}`", problem.text) for problem in theirs),
    )


def announced() -> str:
    """Every note on an announced document, with its weight and what to do next."""
    return table(
        ("code", "weight", "note", "what to do next"),
        (
            (f"`{code}`", one.severity.value, one.text.format(about="…"), one.advice)
            for code, one in sorted(ANNOUNCED.items())
        ),
    )


def document_reasons() -> str:
    """Every reason that a check of a document can give, but for notes on announced ones."""
    return table(
        ("code", "weight", "what it says", "what to do"),
        (
            (f"`{code}`", one.severity.value, one.text.format(about="…"), one.advice)
            for code, one in MEANINGS.items()
            if code not in ANNOUNCED
        ),
    )


def published_numbers() -> str:
    """Every form and inner check digit of a number that is compared, with its source."""
    forms = ((form.owner, form.words, form.source) for form in FORMS.values())
    rules = ((one.owner, one.words, one.source) for held in RULES.values() for one in held)
    return table(("whose", "what is published", "source"), (*forms, *rules))


def lint_rules() -> str:
    """Every rule that an issuer's own objects are held against."""
    return table(
        ("code", "severity", "the sentence", "clause", "what it costs travellers"),
        (
            (f"`{rule.code}`", rule.severity, rule.text, rule.clause, rule.cost)
            for rule in every_rule().values()
        ),
    )


TABLES: dict[str, Callable[[], str]] = {
    "announced": announced,
    "document_reasons": document_reasons,
    "events": events,
    "lint_rules": lint_rules,
    "outcomes": outcomes,
    "permissions": permissions,
    "problems": problems,
    "published_numbers": published_numbers,
    "roles": roles,
}


def filled(page: str) -> str:
    """The page with every marked place filled from the code."""
    return PLACE.sub(lambda place: f"{place[1]}{TABLES[place[2]]()}{place[3]}", page)


def pages(root: Path = ROOT) -> list[Path]:
    """The pages that hold a table from the code."""
    every = sorted((root / "docs").rglob("*.md"))
    return [path for path in every if PLACE.search(path.read_text(encoding="utf-8"))]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table, ending with a line feed."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _holders(permission: Permission) -> str:
    return ", ".join(role.label for role in Role if permission in PERMISSIONS[role])


def _years(count: int) -> str:
    return "1 year" if count == 1 else f"{count} years"
