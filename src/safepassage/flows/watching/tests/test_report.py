"""The report begins with what it cannot show, and counts who read, was refused, and what ended."""

from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from django.db import transaction

from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watching.alerts import Raised, raise_alert
from safepassage.flows.refused_pages import RefusedPages, Why
from safepassage.flows.watching.handing_out import hand_out
from safepassage.flows.watching.report import Report, Section
from safepassage.flows.watching.report_forms import as_html, as_markdown
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.reading import Unusual

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)
DAY = timedelta(days=1)


@pytest.fixture
def made(clock) -> Report:
    """Of a day on which an officer read two records, was refused a page and alerted on."""
    accounts.ensure_posting(code="PDL", name="Airport", purposes=set(Purpose), time_zone="UTC")
    officer = accounts.add_officer(
        username="ana", roles={Role.OFFICER}, postings={"PDL"}, actor=BY, at=clock.now()
    )
    actor, at = Actor.officer(str(officer.pk)), clock.now()
    with transaction.atomic():
        for _ in range(2):
            ledger.write_read(
                actor=actor,
                purpose=Purpose.BORDER_CHECK,
                subject=str(uuid4()),
                field_group="identity",
                at=at,
            )
        ledger.write(event=Event.RETENTION_DELETED, actor=BY, details={"journeys": 3}, at=at)
        raise_alert(
            Raised(
                kind=Unusual.MANY_FILES,
                officer=officer.pk,
                mark="x",
                at=at,
                numbers={"count": 47, "usual": 20},
            )
        )
    RefusedPages().record(
        actor, Permission.AUDIT_LEDGER_READ, "ledger", Why.ROLE, purpose=None, at=at
    )
    start = at.replace(hour=0)
    return hand_out(start, start + DAY, actor=BY, at=at + timedelta(hours=6))


def of(report: Report, title: str) -> Section:
    return next(one for one in report.sections if title in one.title)


def test_the_first_part_says_what_it_cannot_show(made: Report) -> None:
    said = " ".join(made.sections[0].lead)
    for words in (
        "copies of a machine's disks or memory",
        "photographs of screens",
        "patched build",
    ):
        assert words in said


def test_reading_is_counted_by_role_and_purpose(made: Report) -> None:
    row = ("a person's record was read", "Officer", "border_check", "2")
    assert row in of(made, "Who read what").rows
    assert of(made, "read most").rows[0][2] == "2"


def test_alerts_refusals_and_deletions_are_there(made: Report) -> None:
    (alert,) = of(made, "Unusual").rows
    assert "47 files opened within an hour" in alert[3]
    assert alert[4] == "not reviewed yet"
    (refused,) = of(made, "Refused").rows
    assert refused[2:] == ("audit:ledger:read", "role", "1")
    assert ("records were deleted", "1") in of(made, "deleted").rows


def test_hours_in_which_nothing_was_written_are_gaps(made: Report, clock) -> None:
    day = clock.now().strftime("%Y-%m-%d")
    assert of(made, "Gaps").rows == (
        (f"{day} 00:00 UTC", f"{day} 06:00 UTC"),
        (f"{day} 07:00 UTC", f"{day} 12:00 UTC"),
    )


def test_the_report_is_an_entry_itself(made: Report) -> None:
    (entry, *_) = ledger.page(event=Event.LEDGER_READ)
    assert "report_from" in msgspec.json.decode(entry.details)
    assert made.entries >= 5


def test_both_forms_say_the_same_and_escape(made: Report) -> None:
    nasty = msgspec.structs.replace(
        made, sections=(Section(title="<b>", head=("a|b",), rows=(("<i>", "x|y"),)), *made.sections)
    )
    html, markdown = as_html(nasty), as_markdown(nasty)
    for section in made.sections:
        for row in section.rows:
            assert all(cell in markdown for cell in row)
    assert "<i>" not in html
    assert "&lt;i&gt;" in html
    assert r"x\|y" in markdown


def test_a_report_that_ends_before_it_begins_is_refused(clock) -> None:
    with pytest.raises(ValueError, match="before"):
        hand_out(clock.now(), clock.now() - DAY, actor=BY, at=clock.now())
