"""Holds a carrier's messages against a case: pass, or fail with every reason."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from safepassage.formats import cusres
from safepassage.formats.read import read
from safepassage.pipeline.draft import normal
from safepassage.records._base import Record
from safepassage.records.defect import Defect, Severity
from safepassage.records.document import Document
from safepassage.records.message import Message, ParsedFile
from safepassage.records.traveller import Traveller
from safepassage.simulation.certification.cases import Case, Expected, asked
from safepassage.simulation.certification.samples import given

Files = Mapping[str, Sequence[bytes]]
"""The files of each case by its code."""


class Result(Record, frozen=True):
    """What came out of one case; without reasons it is passed."""

    case: str
    title: str
    passed: bool
    messages: int
    reasons: tuple[str, ...]


def check_all(
    found: Files, *, formats: Collection[str] = (), at: str | None = None
) -> list[Result]:
    """Every case that is asked; ``at`` tells the century where a message has no date."""
    parsed = {code: [read(body, at=at) for body in bodies] for code, bodies in found.items()}
    told = {
        code: [message for file in files for message in file.messages]
        for code, files in parsed.items()
    }
    return [_result(case, parsed.get(case.code, []), told, formats) for case in asked(formats)]


def _result(
    case: Case,
    files: Sequence[ParsedFile],
    told: Mapping[str, Sequence[Message]],
    formats: Collection[str],
) -> Result:
    reasons = tuple(_reasons(case, files, told, formats))
    return Result(
        case=case.code,
        title=case.title,
        passed=not reasons,
        messages=len(told.get(case.code, ())),
        reasons=reasons,
    )


def _reasons(
    case: Case,
    files: Sequence[ParsedFile],
    told: Mapping[str, Sequence[Message]],
    formats: Collection[str],
) -> Iterator[str]:
    messages = told.get(case.code, ())
    if not files:
        yield "No message was given."
        return
    yield from _of_defects(case, files)
    if not messages:
        yield "No message was found in what was given."
        return
    for message in messages:
        yield from _of_kind(case, message, formats)
    yield from _of_parts(case, messages)
    yield from _of_reply(messages) if case.replies else _of_content(case, messages, told)


def _of_content(
    case: Case, messages: Sequence[Message], told: Mapping[str, Sequence[Message]]
) -> Iterator[str]:
    for message in messages:
        yield from _of_flight(message)
    people = [one for message in messages for one in _travellers(message)]
    if case.refers_to:
        earlier = [one for message in told.get(case.refers_to, ()) for one in _travellers(message)]
        yield from _of_reference(case, people, earlier)
    if case.travellers:
        yield from _of_travellers(case, people, messages[0].format)


def _of_defects(case: Case, files: Sequence[ParsedFile]) -> Iterator[str]:
    found = [one for file in files for one in _defects(file) if one.severity is not Severity.NOTE]
    for one in found:
        if one.code not in case.defects:
            yield f"Defect {one.code}{_place(one)}: {one.text}"
    for code in case.defects:
        if code not in {one.code for one in found}:
            yield f"The defect {code} was to be provoked and is not there."


def _defects(file: ParsedFile) -> Iterator[Defect]:
    yield from file.defects
    for message in file.messages:
        yield from message.defects


def _place(one: Defect) -> str:
    return "" if one.segment is None else f" in segment {one.segment}"


def _of_kind(case: Case, message: Message, formats: Collection[str]) -> Iterator[str]:
    wanted = [name for name in case.dialects if not formats or name in formats]
    if message.format not in wanted:
        yield f"The format is {message.format}; {' or '.join(wanted)} is asked for."
        return
    label = message.function or ""
    label += f"+{message.subfunction}" if message.subfunction else ""
    right = case.dialects[message.format]
    if label not in right:
        yield f"The function is '{label}'; {' or '.join(right)} is asked for."


def _of_parts(case: Case, messages: Sequence[Message]) -> Iterator[str]:
    if case.parts == 1:
        if len(messages) != 1:
            yield f"There are {len(messages)} messages; one is asked for."
        return
    numbers = sorted(one.transfer.number for one in messages if one.transfer)
    if numbers != list(range(1, case.parts + 1)):
        yield f"The parts are numbered {numbers}; 1 to {case.parts} are asked for."
    if len({one.common_access_reference for one in messages}) != 1:
        yield "The parts do not have the same common access reference."
    for one in messages:
        if one.transfer and one.transfer.first != (one.transfer.number == 1):
            yield f"Part {one.transfer.number} is marked wrongly as to the first one (C)."
        if one.transfer and one.transfer.last != (one.transfer.number == case.parts):
            yield f"Part {one.transfer.number} is marked wrongly as to the last one (F)."


def _of_reply(messages: Sequence[Message]) -> Iterator[str]:
    (change,) = read(given()).messages
    for message in messages:
        if not cusres.acknowledges(message, change):
            yield "It does not acknowledge the given message: transaction and persons must be its."


def _of_flight(message: Message) -> Iterator[str]:
    leg = message.flights[0] if message.flights else None
    if leg is None:
        yield "No flight is named."
        return
    for name in ("carrier", "number", "origin", "departs"):
        if not getattr(leg, name):
            yield f"The flight has no {name}."


def _travellers(message: Message) -> Iterator[Traveller]:
    yield from message.travellers
    for booking in message.reservations:
        yield from booking.travellers


def _of_reference(
    case: Case, people: Sequence[Traveller], earlier: Sequence[Traveller]
) -> Iterator[str]:
    if not earlier:
        yield f"Case {case.refers_to} is needed first, to know whom this one speaks of."
        return
    for place, one in enumerate(people, 1):
        if not _is_one_of(one, earlier):
            yield f"Traveller {place} is not the one of case {case.refers_to}: other reference."
    wanted = case.referred or len(case.travellers)
    if len(people) != wanted:
        yield f"There are {len(people)} travellers; {wanted} are asked for."


def _is_one_of(one: Traveller, earlier: Sequence[Traveller]) -> bool:
    """By the unique reference where both told one, else by name."""
    references = {known.reference for known in earlier if known.reference}
    if one.reference and references:
        return one.reference in references
    return _name(one) in map(_name, earlier)


def _name(one: Traveller) -> str:
    return f"{normal(one.surname or '')}|{normal(one.given_names or '')}"


def _of_travellers(case: Case, people: Sequence[Traveller], dialect: str) -> Iterator[str]:
    cut = case.cut_at.get(dialect)
    by_name = {_name(one): one for one in people}
    counted = Counter(_name(one) for one in people)
    wanted = {_wanted_name(one, cut): one for one in case.travellers}
    for name, one in wanted.items():
        if name not in by_name:
            yield f"{one.label} is not there under this name."
        else:
            yield from _of_traveller(one, by_name[name])
    more = sum((counted - Counter(wanted.keys())).values())
    if more:
        yield f"There are {more} travellers too many."


def _wanted_name(one: Expected, cut: int | None) -> str:
    surname, given_names = (text[:cut].strip() for text in (one.surname, one.given_names))
    return f"{normal(surname)}|{normal(given_names)}"


def _of_traveller(wanted: Expected, found: Traveller) -> Iterator[str]:
    for name in ("sex", "born", "nationality", "role"):
        right, sent = getattr(wanted, name), getattr(found, name)
        if right != sent:
            yield f"{wanted.label}: {name} is {_said(sent)}; {_said(right)} is asked for."
    for document in wanted.documents:
        yield from _of_document(wanted, document, found.documents)


def _of_document(wanted: Expected, document: Document, found: Sequence[Document]) -> Iterator[str]:
    same = [one for one in found if one.number == document.number]
    if not same:
        yield f"{wanted.label}: there is no document with the number {document.number}."
        return
    for name in ("type", "issuer", "expires"):
        right, sent = getattr(document, name), getattr(same[0], name)
        if right != sent:
            yield (
                f"{wanted.label}: {name} of document {document.number} is {_said(sent)};"
                f" {_said(right)} is asked for."
            )


def _said(value: str | None) -> str:
    return f"'{value}'" if value else "nothing"
