"""What an answer says: about a passenger (PRS, PCC), a manifest (MAK), a message (ERR)."""

import re
from typing import Final

from safepassage.formats.apps.codes import MEANING_OF_LETTER, MEANINGS
from safepassage.formats.apps.layout import field, person
from safepassage.formats.apps.reading import Reading
from safepassage.formats.edifact.defects import Code
from safepassage.records import Answer, AnswerError, AppsGroup, AppsPassenger, Meaning, Scope

_CODE: Final = re.compile(r"\d{4}", re.ASCII)
_FIRST, _USUAL, _LAST = 16, 18, 20
_ERRORS: Final = 3


def passenger_answer(reading: Reading, group: AppsGroup) -> tuple[AppsPassenger, Answer]:
    """PRS, PCC: code and letter, then APPS's id of the passenger (PRS), then errors in pairs."""
    at = _code_place(group)
    fields = person(group)
    errors = _errors(group, at + (3 if group.name == "PRS" else 2))
    entry = AppsPassenger(
        sequence=reading.number(field(group, 0)),
        country=field(group, 1),
        person_type=fields["person_type"] or None,
        code=field(group, at),
        status=field(group, at + 1),
        apps_passenger_id=field(group, at + 2) if group.name == "PRS" else None,
        error_code=errors[0].code if errors else None,
        error_text=errors[0].text if errors else None,
    )
    return entry, _answer(reading, entry, fields["surname"], errors)


def _answer(
    reading: Reading, entry: AppsPassenger, surname: str, errors: tuple[AnswerError, ...]
) -> Answer:
    return Answer(
        scope=Scope.TRAVELLER,
        traveller_reference=None if entry.sequence is None else str(entry.sequence),
        surname=surname or None,
        status=entry.code,
        meaning=_meaning(reading, entry, errors),
        errors=errors,
    )


def _code_place(group: AppsGroup) -> int:
    """The only field of four digits behind the birth date; else where it usually stands."""
    places = range(_FIRST, min(_LAST + 1, len(group.fields)))
    return next((at for at in places if _CODE.fullmatch(group.fields[at])), _USUAL)


def _errors(group: AppsGroup, first: int) -> tuple[AnswerError, ...]:
    places = range(first, first + 2 * _ERRORS, 2)
    pairs = [(field(group, at), field(group, at + 1)) for at in places]
    return tuple(AnswerError(code=code, text=text) for code, text in pairs if code)


def _meaning(
    reading: Reading, passenger: AppsPassenger, errors: tuple[AnswerError, ...]
) -> Meaning | None:
    """The code's meaning; of a code that is not established, the letter's."""
    code = passenger.code
    if code in MEANINGS:
        return MEANINGS[code]
    if code:
        reading.note(Code.UNKNOWN_CODE)
    by_letter = MEANING_OF_LETTER.get(passenger.status or "")
    return by_letter or (Meaning.ERROR if errors else None)


def manifest_answer(reading: Reading, group: AppsGroup) -> tuple[AppsPassenger, Answer]:
    """MAK: country, code, error and its text."""
    entry = AppsPassenger(
        country=field(group, 0),
        code=field(group, 1),
        error_code=field(group, 2),
        error_text=_text(group, 3),
    )
    errors = _error(entry)
    answer = Answer(
        scope=Scope.FLIGHT,
        status=entry.code,
        meaning=_meaning(reading, entry, errors),
        errors=errors,
    )
    return entry, answer


def error_answer(_reading: Reading, group: AppsGroup) -> tuple[AppsPassenger, Answer]:
    """ERR: country, error and its text; nothing was decided about anybody."""
    entry = AppsPassenger(
        country=field(group, 0), error_code=field(group, 1), error_text=_text(group, 2)
    )
    return entry, Answer(scope=Scope.MESSAGE, meaning=Meaning.ERROR, errors=_error(entry))


def _text(group: AppsGroup, place: int) -> str | None:
    """The last field of a group, with the slashes that it may hold."""
    return "/".join(group.fields[place:]).strip("/ ") or None


def _error(entry: AppsPassenger) -> tuple[AnswerError, ...]:
    code, text = entry.error_code, entry.error_text
    return (AnswerError(code=code or "", text=text),) if code or text else ()
