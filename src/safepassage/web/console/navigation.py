"""The console's navigation, made of what the officer may do."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.web.console.desk import Desk


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; current for every address that begins with its own."""

    title: str | Promise
    url_name: str
    permission: Permission
    key: str = ""
    """The single key that leads there; no page may use it for something else."""
    of_people: bool = False
    """Empty under a purpose that sees no traveller's data, and then left out."""
    within: Permission | None = None
    """Who has it finds the page on another entry's pages."""

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    title: str | Promise
    entries: tuple[Entry, ...]


# In the order in which a first page is looked for: work comes first, set-up last.
GROUPS = (
    Group(
        _("Work"),
        (
            Entry(_("Flights"), "board", Permission.TRAVEL_BOARD_READ, "f", of_people=True),
            Entry(_("Work queue"), "queue", Permission.CASES_ITEM_READ, "w", of_people=True),
            Entry(_("Arrival notices"), "arrivals", Permission.CASES_ARRIVAL_READ, of_people=True),
            Entry(
                _("Carriers to telephone"),
                "telephone",
                Permission.MESSAGES_TELEPHONE_READ,
                of_people=True,
            ),
            Entry(
                _("Clearances"),
                "clearances",
                Permission.CLEARANCES_CLEARANCE_READ,
                of_people=True,
            ),
            Entry(
                _("Disclosures"),
                "disclosures",
                Permission.DISCLOSURES_DISCLOSURE_READ,
                of_people=True,
            ),
            Entry(_("Held data"), "holds", Permission.HOLDS_HOLD_READ, of_people=True),
            Entry(_("Protection queue"), "protection_queue", Permission.CASES_PROTECTION_READ),
            Entry(
                _("Look for a traveller"),
                "search",
                Permission.TRAVEL_TRAVELLER_SEARCH,
                "s",
                of_people=True,
            ),
            Entry(
                _("My requests for leave"),
                "leave",
                Permission.APPROVALS_REQUEST_ASK,
                of_people=True,
            ),
            Entry(
                _("Check a document"),
                "check_document",
                Permission.DOCUMENTS_DOCUMENT_CHECK,
                "v",
                of_people=True,
            ),
            Entry(_("Messages"), "inbox", Permission.MESSAGES_MESSAGE_READ, "m"),
            Entry(_("Arrival forecast"), "forecast", Permission.FORECAST_ARRIVALS_READ),
            Entry(_("Upload a file"), "upload", Permission.MESSAGES_FILE_UPLOAD),
        ),
    ),
    Group(
        _("Requests of persons"),
        (
            Entry(_("Requests about own data"), "subjects", Permission.SUBJECTS_REQUEST_READ),
            Entry(
                _("Enter a request about own data"),
                "subject_enter",
                Permission.SUBJECTS_REQUEST_ENTER,
                within=Permission.SUBJECTS_REQUEST_READ,
            ),
            Entry(
                _("Hand over an answer"),
                "subject_hand_over",
                Permission.SUBJECTS_ANSWER_PRINT,
                within=Permission.SUBJECTS_REQUEST_READ,
            ),
            Entry(
                _("Corrections to confirm"),
                "subject_corrections",
                Permission.SUBJECTS_CORRECTION_REVIEW,
                within=Permission.SUBJECTS_REQUEST_READ,
            ),
        ),
    ),
    Group(
        _("Oversight"),
        (
            Entry(_("Overview"), "overview", Permission.REGULATION_OVERVIEW_READ),
            Entry(_("Read on own ground"), "inspect", Permission.REGULATION_RECORD_INSPECT),
            Entry(_("Orders"), "orders", Permission.REGULATION_ORDER_READ),
            Entry(_("Remarks and complaints"), "remarks", Permission.REGULATION_REMARK_READ),
            Entry(
                _("Reviews for requesters"), "subject_reviews", Permission.SUBJECTS_REQUEST_REVIEW
            ),
            Entry(_("Approvals"), "approvals", Permission.APPROVALS_REQUEST_READ),
            Entry(_("Ledger"), "ledger", Permission.AUDIT_LEDGER_READ),
            Entry(_("Unusual reading"), "alerts", Permission.WATCHING_ALERT_READ),
            Entry(_("Witnesses"), "witnesses", Permission.AUDIT_LEDGER_READ),
            Entry(_("Retention"), "retention", Permission.OVERSIGHT_RETENTION_READ),
        ),
    ),
    Group(
        _("Law and figures"),
        (
            Entry(_("Legal bases"), "bases", Permission.OVERSIGHT_BASIS_READ),
            Entry(_("Profiles of law"), "profiles", Permission.OVERSIGHT_BASIS_READ),
            Entry(_("Assessments"), "assessments", Permission.ASSURANCE_ASSESSMENT_READ),
            Entry(_("Fairness"), "fairness", Permission.FIGURES_FAIRNESS_READ),
            Entry(_("Deciding"), "deciding", Permission.FIGURES_DECIDING_READ),
            Entry(_("Transparency"), "publishing", Permission.FIGURES_REPORT_PUBLISH),
            Entry(_("Carrier quality"), "quality", Permission.QUALITY_REPORT_READ),
            Entry(_("Breaches"), "incidents", Permission.INCIDENTS_INCIDENT_READ),
        ),
    ),
    Group(
        _("Lists and trust"),
        (
            Entry(_("Watchlists"), "watchlists", Permission.WATCHLISTS_LIST_READ),
            Entry(
                _("Issuers of alerts"),
                "watchlist_issuers",
                Permission.WATCHLISTS_ISSUER_READ,
                within=Permission.WATCHLISTS_LIST_READ,
            ),
            Entry(
                _("Recipients"),
                "disclosure_recipients",
                Permission.DISCLOSURES_RECIPIENT_READ,
                within=Permission.DISCLOSURES_DISCLOSURE_READ,
            ),
            Entry(_("Registers"), "registers", Permission.ENQUIRIES_REGISTER_READ),
            Entry(_("Trust store"), "trust", Permission.TRUST_STORE_READ),
        ),
    ),
    Group(
        _("Set-up"),
        (
            Entry(_("Carriers"), "carriers", Permission.CARRIERS_CARRIER_READ),
            Entry(_("Try a message"), "conformance", Permission.QUALITY_CONFORMANCE_TRY),
            Entry(_("Quarantine"), "quarantine", Permission.CARRIERS_CARRIER_READ),
            Entry(_("Agencies"), "agencies", Permission.AGENCIES_AGENCY_READ),
            Entry(_("Officers"), "officers", Permission.ACCOUNTS_OFFICER_READ),
            Entry(_("Officers' names"), "officer_names", Permission.WATCHING_NAME_NOTE),
        ),
    ),
)

BEGINS = {Purpose.DATA_SUBJECT: "subjects", Purpose.OVERSIGHT: "overview"}
"""With which page the work under a purpose begins, where that is not the first of all."""


def groups_for(desk: Desk) -> list[Group]:
    """The groups with those of their entries that the officer may open."""
    permitted = (
        Group(group.title, tuple(entry for entry in group.entries if _is_open(entry, desk)))
        for group in GROUPS
    )
    return [group for group in permitted if group.entries]


def _is_open(entry: Entry, desk: Desk) -> bool:
    sees = bool(kinds_of(desk.purpose)) or not entry.of_people
    found_elsewhere = entry.within is not None and desk.may(entry.within)
    return desk.may(entry.permission) and sees and not found_elsewhere


def first_page(desk: Desk) -> str:
    """Where the officer's work begins."""
    groups = groups_for(desk)
    entries = [entry for group in groups for entry in group.entries]
    begins = BEGINS.get(desk.purpose)
    entries.sort(key=lambda entry: entry.url_name != begins)
    return entries[0].url if entries else reverse("about")


def is_current(entry: Entry, request: HttpRequest) -> bool:
    """Whether the page shown lies under the entry."""
    return request.path.startswith(entry.url)
