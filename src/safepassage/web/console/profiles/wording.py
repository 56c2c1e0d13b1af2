"""Profiles in words: their points, their duties, how far their sources were read."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.safeguards.profiles import KindTerms, Profile
from safepassage.safeguards.profiles.elements import elements_of
from safepassage.safeguards.profiles.joining import awaits_its_day
from safepassage.safeguards.profiles.profile import Verified
from safepassage.web.console.words import in_words

READ: dict[Verified, Promise] = {
    Verified.READ: gettext_lazy("read in the law itself"),
    Verified.SECOND_HAND: gettext_lazy("read second hand"),
    Verified.RECALLED: gettext_lazy("from memory"),
}
POINTS: dict[str, Promise] = {
    "collected": gettext_lazy("is collected at all"),
    "purposes": gettext_lazy("serves more purposes"),
    "mask_hours": gettext_lazy("is masked later"),
    "delete_hours": gettext_lazy("is deleted later"),
    "posting_hours": gettext_lazy("is kept longer without a flight"),
    "field_profiles": gettext_lazy("may be kept with more fields"),
    "elements": gettext_lazy("is kept in more elements"),
    "directions": gettext_lazy("is collected in more directions"),
    "modes": gettext_lazy("is collected of more modes of transport"),
    "deletes_at_departure": gettext_lazy("nothing is deleted at departure any more"),
    "departure_unknown_hours": gettext_lazy("data are kept longer where no departure is known"),
    "deletes_without_link_at": gettext_lazy("data without an objective link are kept longer"),
    "prior_review": gettext_lazy("a later use needs no approval from outside any more"),
    "review_after_entry": gettext_lazy("reservations are read after entry without approval"),
    "selected_routes": gettext_lazy("every flight within the Union may be kept"),
    "urgent_review_hours": gettext_lazy("urgent uses are reviewed later"),
    "individual_notice": gettext_lazy("persons are not told any more"),
    "equivalent_protection_only": gettext_lazy("data may go where protection is weaker"),
    "free_text": gettext_lazy("free text may be kept"),
    "uses": gettext_lazy("there are more purposes"),
    "forbids": gettext_lazy("fewer purposes are forbidden"),
    "masked_groups": gettext_lazy("fewer groups of fields are masked"),
}
"""What ``looser`` names, in words."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One duty of a profile, in words, and whether it is asked."""

    words: str
    is_asked: bool


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What may be kept of one kind of data, in words; hours from receipt."""

    kind: str
    purposes: str
    elements: str
    mask_hours: float
    delete_hours: float
    reach: str


def point_in_words(point: str) -> str:
    """``pnr.delete_hours`` as a sentence without its full stop."""
    kind, dot, name = point.rpartition(".")
    return f"{in_words(kind)} {POINTS[name]}" if dot else str(POINTS[point])


def duties_of(profile: Profile) -> list[Asked]:
    """What the profile asks besides whitelists and clocks."""
    link = profile.deletes_without_link_at
    sentences = (
        (_("A court or an independent body approves every later use"), profile.prior_review),
        (
            _("After entry a reservation is read with such approval alone"),
            profile.review_after_entry,
        ),
        (_("Without an objective link, data are deleted at the mask date"), link is not None),
        (_("Data are deleted when the traveller has left"), profile.deletes_at_departure),
        (_("Persons are told that their data were used"), profile.individual_notice),
        (_("Data go only where protection is equal"), profile.equivalent_protection_only),
        (_("Of flights within the Union only selected routes are kept"), profile.selected_routes),
        (_("Free text is never kept"), not profile.free_text),
    )
    return [Asked(words=words, is_asked=bool(asked)) for words, asked in sentences]


def collected_by(profile: Profile) -> list[Collected]:
    """What may be kept, kind by kind."""
    return [
        Collected(
            kind=in_words(one.kind),
            purposes=_listed(one.purposes),
            elements=_elements(one),
            mask_hours=one.mask_hours,
            delete_hours=one.delete_hours,
            reach=f"{_listed(one.modes)} · {_listed(one.directions)}",
        )
        for one in profile.kinds
    ]


def applies(profile: Profile) -> str:
    """From when to when it can be followed."""
    if awaits_its_day(profile):
        return _("not applicable yet: its first day is to be set")
    days = {"first": profile.applies_from, "last": profile.applies_to}
    if profile.applies_to:
        return _("%(first)s to %(last)s") % days
    return _("from %(first)s") % days if profile.applies_from else _("any day")


def _elements(terms: KindTerms) -> str:
    ours = elements_of(terms.kind)
    return ", ".join(one.code for one in ours if one.code in terms.elements)


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(map(in_words, values)))
