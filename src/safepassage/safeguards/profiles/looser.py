"""In what one profile is looser than another: what witnesses are told when it is switched."""

from collections.abc import Iterator

from safepassage.safeguards.profiles.profile import KindTerms, Profile

_HOLDS = (
    "deletes_at_departure",
    "prior_review",
    "review_after_entry",
    "individual_notice",
    "selected_routes",
    "equivalent_protection_only",
)
_SETS = ("purposes", "field_profiles", "elements", "directions", "modes")
_HOURS = ("mask_hours", "delete_hours")


def looser(new: Profile, old: Profile) -> tuple[str, ...]:
    """The points in which ``new`` allows more than ``old``, as ``pnr.delete_hours``; sorted."""
    return tuple(sorted({*_of_kinds(new, old), *_of_duties(new, old)}))


def _of_kinds(new: Profile, old: Profile) -> Iterator[str]:
    for terms in new.kinds:
        before = old.terms_of(terms.kind)
        points = ("collected",) if before is None else _of_terms(terms, before)
        yield from (f"{terms.kind}.{point}" for point in points)


def _of_terms(new: KindTerms, old: KindTerms) -> Iterator[str]:
    yield from (name for name in _SETS if getattr(new, name) - getattr(old, name))
    yield from (name for name in _HOURS if getattr(new, name) > getattr(old, name))
    if (new.posting_hours or new.delete_hours) > (old.posting_hours or old.delete_hours):
        yield "posting_hours"


def _of_duties(new: Profile, old: Profile) -> Iterator[str]:
    yield from (name for name in _HOLDS if getattr(old, name) and not getattr(new, name))
    if new.free_text and not old.free_text:
        yield "free_text"
    if new.uses - old.uses:
        yield "uses"
    if old.forbids - new.forbids:
        yield "forbids"
    if old.masked_groups - new.masked_groups:
        yield "masked_groups"
    if new.urgent_review_hours > old.urgent_review_hours:
        yield "urgent_review_hours"
    if _later(new.deletes_without_link_at, old.deletes_without_link_at):
        yield "deletes_without_link_at"
    if old.deletes_at_departure and _later(
        new.departure_unknown_hours, old.departure_unknown_hours
    ):
        yield "departure_unknown_hours"


def _later(new: float | None, old: float | None) -> bool:
    """Whether a limit went away or moved to a later time."""
    return old is not None and (new is None or new > old)
