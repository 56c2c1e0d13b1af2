"""What a message that tells of a stored holder again does to its versions.

In the ordinary case a version is written when the content is another. A message of changes
only, or one that comes late, behind a newer one, always leaves a version, and what was laid
over the wrong one is laid anew (``folding``).
"""

from uuid import UUID

from django.db.models import Model

from safepassage.apps.travel.folding import Parts, Tell, as_told, fold, is_whole
from safepassage.apps.travel.models import Journey, Push, Sighting
from safepassage.apps.travel.opening import open_versions
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.resolve import Known
from safepassage.pipeline.draft import CHANGES_ONLY, JourneyDraft, ReservationDraft
from safepassage.records._base import Record


class Retold(Record, frozen=True):
    """What became of it: the version that was told, and whether what holds now is another."""

    version: int
    changed: bool
    current: bool


def kept(parts: Parts, function: str) -> dict[str, bytes]:
    """The parts of a version; of changes only also as they were told."""
    return {**parts, **as_told(parts)} if function == CHANGES_ONLY else dict(parts)


def tellings_of(model: type[Model], holder: UUID) -> list[Tell]:
    """Which messages told of a journey or a reservation, and which version each."""
    columns = ("sequence", "version", "function")
    told = (
        Sighting.objects.filter(journey=holder).values_list(*columns)
        if model is Journey
        else Push.objects.filter(reservation=holder).values_list(*columns)
    )
    return sorted(
        Tell(sequence=sequence, version=version, function=function)
        for sequence, version, function in told
        if version
    )


def retell(
    plan: Plan,
    model: type[Model],
    known: Known,
    draft: JourneyDraft | ReservationDraft,
    function: str,
    **also: object,
) -> Retold:
    """Plan what a telling does to ``known``; ``also`` is updated when it is the newest."""
    if function == CHANGES_ONLY or plan.sequence < known.sequence:
        mine = Tell(sequence=plan.sequence, version=plan.sequence, function=function)
        return _out_of_turn(plan, model, known, draft, mine, **also)
    content = plan.fingerprint(draft.parts, known.mask_day)
    changed = content != known.content and plan.sequence != known.version
    news = also | {"sequence": plan.sequence}
    if changed:
        plan.new_version(known.id, plan.sealers[known.id], draft, known.mask_day, known.tokens)
        news |= {"version": plan.sequence, "content": content}
    plan.update(model, known.id, **news)
    version = plan.sequence if changed else known.version
    return Retold(version=version, changed=changed, current=True)


def _out_of_turn(
    plan: Plan,
    model: type[Model],
    known: Known,
    draft: JourneyDraft | ReservationDraft,
    mine: Tell,
    **also: object,
) -> Retold:
    tellings = tellings_of(model, known.id) or [
        Tell(sequence=known.version, version=known.version, function="")
    ]
    told = next((one for one in tellings if one.sequence == mine.sequence), None)
    if told:
        return Retold(version=told.version, changed=False, current=told == tellings[-1])
    now = _laid_anew(plan, known.id, tellings, mine, kept(draft.parts, mine.function))
    plan.seal(known.id, plan.sealers[known.id], mine.version, now[mine.version])
    plan.look_ups(known.id, draft, known.mask_day, known.tokens)
    newest = max([*tellings, mine])
    content = plan.fingerprint(now[newest.version], known.mask_day)
    news = also if newest is mine else {}
    held = {"version": newest.version, "sequence": newest.sequence, "content": content}
    plan.update(model, known.id, **held, **news)
    changed = content != known.content
    return Retold(version=mine.version, changed=changed, current=newest is mine)


def _laid_anew(
    plan: Plan, holder: UUID, tellings: list[Tell], mine: Tell, content: Parts
) -> dict[int, Parts]:
    """Every version as it is now; those of changes only over the right one, rewritten if need be.

    A version that the whole telling at hand only repeats is written too: an older message may
    come still.
    """
    sealer = plan.sealers[holder]
    now: dict[int, Parts] = {**open_versions(holder, sealer, whole=False), mine.version: content}
    for version, folded in fold([*tellings, mine], now).items():
        before = now[version]
        now[version] = folded | {g: part for g, part in before.items() if not is_whole(g)}
        if version != mine.version and now[version] != before:
            plan.reseal(holder, sealer, version, now[version])
    return now
