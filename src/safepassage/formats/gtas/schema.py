"""Which tables and columns of GTAS are read, by what key, and what is left behind and why."""

from types import MappingProxyType

from safepassage.records._base import Record


class Table(Record, frozen=True):
    """One table: the column its rows are found by, those used besides, and where rows start.

    ``order`` is the column that orders its rows in time; ``beside`` finds the rows by a
    second column too, under a name of its own.
    """

    key: str
    columns: tuple[str, ...] = ()
    order: str | None = None
    beside: tuple[str, str] | None = None

    @property
    def used(self) -> tuple[str, ...]:
        """Every column that is read."""
        return tuple(dict.fromkeys((self.key, *self.columns)))


def _table(
    key: str,
    columns: str = "",
    *,
    order: str | None = None,
    beside: tuple[str, str] | None = None,
) -> Table:
    return Table(key=key, columns=tuple(columns.split()), order=order, beside=beside)


def _pair(mine: str, other: str, name: str | None = None) -> Table:
    return _table(mine, other, beside=(other, name) if name else None)


_NAMES = "first_name middle_name last_name title gender nationality residency_country"


def _person(prefix: str, key: str, more: str = "") -> Table:
    told = " ".join(f"{prefix}_{name}" for name in f"passenger_type {_NAMES}".split())
    return _table(key, f"{told} dob {more}")


TABLES = MappingProxyType(
    {
        "message": _table("id", "create_date passenger_count", order="create_date"),
        "apis_message": _table("id", "transmission_source"),
        "pnr": _table(
            "id",
            "record_locator carrier origin date_booked resrvation_create_date bag_count "
            "total_bag_count transmission_source",
        ),
        "apis_message_flight": _pair("apis_message_id", "flight_id"),
        "apis_message_passenger": _pair("apis_message_id", "passenger_id", "apis_of_passenger"),
        "pnr_flight": _pair("pnr_id", "flight_id"),
        "pnr_passenger": _pair("pnr_id", "passenger_id", "pnr_of_passenger"),
        "flight_leg": _table("message_id", "flight_id bookingDetail_id leg_number"),
        "flight": _table("id", "carrier flight_number origin destination etd_date"),
        "mutable_flight_details": _table("flight_id", "full_etd_timestamp full_eta_timestamp"),
        "booking_detail": _table(
            "id", "full_flight_number flight_number origin destination local_etd local_eta etd_date"
        ),
        "passenger": _table("id", "deleted"),
        "passenger_details": _person("pd", "pd_passenger_id"),
        "passenger_details_from_message": _person("pdfm", "pdfm_message_id", "pdfm_passenger_id"),
        "data_retention_status": _table(
            "drs_passenger_id",
            "drs_masked_apis drs_deleted_apis drs_masked_pnr drs_deleted_PNR",
        ),
        "document": _table(
            "passenger_id",
            "document_type document_number expiration_date issuance_date issuance_country "
            "message_type",
        ),
        "seat": _table("passenger_id", "number apis flight_id cabin_class"),
        "bag": _table(
            "passenger_id",
            "bag_identification flight_id data_source destination_airport airline headpool "
            "memberpool primeFlight bagMeasurements",
        ),
        "bag_measurements": _table("id", "bag_count bag_weight_in_kilos"),
        "flight_pax": _table(
            "passenger_id",
            "flight_id msg_source embarkation debarkation first_arrival_port ref_number bag_count "
            "bag_weight traveler_type",
        ),
        "pnr_phone": _pair("pnr_id", "phone_id"),
        "phone": _table("id", "number"),
        "pnr_email": _pair("pnr_id", "email_id"),
        "email": _table("id", "address"),
        "pnr_address": _pair("pnr_id", "address_id"),
        "address": _table("id", "line1 line2 line3 city state country postal_code"),
        "pnr_agency": _pair("pnr_id", "agency_id"),
        "agency": _table("id", "name identifier"),
        "pnr_frequent_flyer": _pair("pnr_id", "ff_id"),
        "frequent_flyer": _table("id", "carrier number"),
        "pnr_credit_card": _pair("pnr_id", "credit_card_id"),
        "credit_card": _table("id", "card_type number"),
        "payment_form": _table("pnr_id", "payment_type"),
        "pnr_codeshares": _pair("pnr_id", "codeshare_id"),
        "code_share_flight": _table("id", "marketing_flight_number operating_flight_number"),
        "watch_list": _table("id", "wl_name wl_entity", order="id"),
        "wl_item": _table("itm_wl_ref", "id itm_data"),
    }
)
"""Tables by name. GTAS writes some columns in capitals; names are compared without case."""

NEEDED = ("message", "flight", "passenger")
"""Without one of these nothing of flights and travellers can be taken."""

_JUDGED = "what GTAS made of people, not what carriers told; screened anew here, and never taken"
_WORK = "notes and work of officers of GTAS; decided there, and their words stay with it"
_RULES = "rules of GTAS; a rule here has an owner, a law and a review, and is written anew"
_USERS = "accounts of GTAS; people are enrolled here with a second factor of their own"
_DERIVED = "derived or counted by GTAS; made anew from the data"
_TABLES = "reference tables; the platform has its own"

LEFT = MappingProxyType(
    dict.fromkeys(
        [
            "hits_summary",
            "hit_detail",
            "hits_disposition",
            "hits_disposition_comments",
            "hit_view_status",
            "flight_hit_rule",
            "flight_hit_watchlist",
            "flight_hit_graph",
            "flight_hit_fuzzy",
            "flight_hit_manual",
            "flight_hit_external",
            "manual_hit",
            "external_hit",
            "pending_hit_detail",
            "pax_watchlist_link",
            "passenger_wl_timestamp",
        ],
        _JUDGED,
    )
    | dict.fromkeys(
        [
            "cases",
            "case_comments",
            "passenger_note",
            "note",
            "note_type",
            "attachment",
            "lookout",
            "disposition",
        ],
        _WORK,
    )
    | dict.fromkeys(
        [
            "hit_maker",
            "hit_category",
            "rule_meta",
            "udr_rule",
            "rule",
            "knowledge_base",
            "graph_rule",
            "query",
            "whitelist",
        ],
        _RULES,
    )
    | dict.fromkeys(
        [
            "user",
            "role",
            "user_role",
            "user_group",
            "password_reset_token",
            "api_access",
            "notification",
            "app_configuration",
            "audit_record",
            "audit_log",
            "filter",
            "signup_request",
        ],
        _USERS,
    )
    | dict.fromkeys(
        [
            "passenger_trip_details",
            "passenger_id_tag",
            "flight_passenger",
            "flight_passenger_count",
            "dwell_time",
            "pnr_dwelltime",
            "dashboard_message_stats",
            "error_record",
            "message_status",
            "message_document",
            "bag_bd_join",
            "pax_booking",
            "message_booking",
            "apis_phone",
            "reporting_party",
            "apis_message_reporting_party",
            "ticket_fare",
        ],
        _DERIVED,
    )
    | dict.fromkeys(
        [
            "airport",
            "airport_restore",
            "carrier",
            "carrier_restore",
            "country",
            "country_restore",
            "credit_card_type",
        ],
        _TABLES,
    )
)
"""Tables that are known and never read, with the reason."""
UNKNOWN_TABLE = "not a table of GTAS 1.15 that is known here"
