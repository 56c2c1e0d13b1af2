"""Notes on documents as carriers announce them: INFO explains, WARNING asks to compare."""

from safepassage.documents.meanings.meaning import Meaning
from safepassage.records import Weight

_INFO, _WARNING = Weight.INFO, Weight.WARNING

_COMPARE = "Compare it with the document itself; most often the carrier has mistyped it."
_NOTHING = "Nothing to do."

ANNOUNCED: dict[str, Meaning] = {
    "announced_expired": Meaning(
        _WARNING,
        "By the days that were announced, the document expires before the journey ends.",
        "Read the day on the document itself. An expired document is no ground to refuse a "
        "national of this state or anybody who may need protection, and some are accepted by "
        "agreement.",
    ),
    "announced_expiry_far": Meaning(
        _WARNING, "The passport is announced to be valid for longer than any state's are.", _COMPARE
    ),
    "announced_issued_after_expiry": Meaning(
        _WARNING, "The document is announced as issued after the day on which it expires.", _COMPARE
    ),
    "announced_issued_before_birth": Meaning(
        _WARNING, "The document is announced as issued before its holder was born.", _COMPARE
    ),
    "announced_issued_late": Meaning(
        _WARNING, "The document is announced as issued after the journey.", _COMPARE
    ),
    "announced_nationality_other": Meaning(
        _INFO,
        "The passport was issued by another state than that of the nationality announced.",
        "Nothing to do by itself: states give passports to aliens, and people have more than one "
        "nationality.",
    ),
    "announced_number_digit": Meaning(
        _WARNING,
        "The check digit inside the number does not fit, by the rule of {about}.",
        _COMPARE,
    ),
    "announced_number_form": Meaning(
        _INFO,
        "The number has not the form that {about} publishes for its passports.",
        "Compare it with the document itself; passports given out in an emergency may be "
        "numbered in another way.",
    ),
    "announced_number_length": Meaning(
        _WARNING,
        "The number has more signs than the machine-readable lines of such a document hold.",
        _COMPARE,
    ),
    "announced_number_placeholder": Meaning(
        _WARNING,
        "The number looks as if it was filled in because none was known.",
        "Read the number on the document itself; listed documents cannot be found by this one.",
    ),
    "announced_number_shared": Meaning(
        _WARNING,
        "Somebody else on this journey was announced with the same document.",
        "Open both records: one number typed twice, one person told twice, or a child in a "
        "parent's passport.",
    ),
    "announced_number_signs": Meaning(
        _WARNING, "The number holds signs that machine-readable lines do not have.", _COMPARE
    ),
    "announced_number_with_digit": Meaning(
        _INFO,
        "The number was sent with its check digit: the number itself ends before the last sign.",
        "Nothing to do: listed documents are looked for with it and without it.",
    ),
    "announced_state_former": Meaning(
        _INFO,
        "The {about} is a code that no state has any more.",
        "Read the code on the document itself; old documents may still bear it.",
    ),
    "announced_state_unknown": Meaning(
        _WARNING, "The {about} is a code of no state and of no organisation.", _COMPARE
    ),
    "announced_type_alone": Meaning(
        _INFO,
        "Nothing but {about} was announced, and that goes with another document.",
        "Ask to see the document of travel.",
    ),
    "announced_type_unknown": Meaning(
        _INFO, "The kind of document is a code that carriers' messages do not have.", _NOTHING
    ),
}
