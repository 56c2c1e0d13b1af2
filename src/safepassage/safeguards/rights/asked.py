"""The closed lists of a data subject's request: what is asked, for whom, and what came of it.

GDPR arts 15 to 18 and 77; Directive (EU) 2016/680 arts 14 to 17 and 52; ICAO Annex 9, RP 9.26.
"""

from enum import StrEnum


class Right(StrEnum):
    """What is asked for."""

    ACCESS = "access"
    CORRECTION = "correction"
    DELETION = "deletion"
    RESTRICTION = "restriction"
    NOTATION = "notation"
    COMPLAINT = "complaint"
    MISTAKEN = "mistaken"


class ForWhom(StrEnum):
    """Whose data it is about, as seen from who asks."""

    ONESELF = "oneself"
    CHILD = "child"
    REPRESENTED = "represented"


class Channel(StrEnum):
    """How the request came."""

    PAGE = "page"
    LETTER = "letter"
    VISIT = "visit"


class AnswerBy(StrEnum):
    """How the answer reaches the requester; neither way needs e-mail."""

    POST = "post"
    COLLECTED = "collected"


class Route(StrEnum):
    """Who answers: the authority, or its supervisor in the requester's place (LED 17)."""

    AUTHORITY = "authority"
    REGULATOR = "regulator"


class State(StrEnum):
    """What a requester is told of the request's state: the same words for everybody."""

    PROOF_WANTED = "proof_wanted"
    IN_WORK = "in_work"
    ANSWERED = "answered"


class Proof(StrEnum):
    """How somebody was found to be who they say."""

    IN_PERSON = "in_person"
    COPY_AND_LINES = "copy_and_lines"


class Answer(StrEnum):
    """What was answered.

    ``NEUTRAL`` is one letter for nothing found and for what must not be told (LED 15(3));
    ``CHECKED`` is the supervisor's (LED 17(3)).
    """

    CHECKED = "checked"
    DONE = "done"
    NEUTRAL = "neutral"
    REFUSED = "refused"
    REPORT = "report"


class Aim(StrEnum):
    """For what access may be limited (Directive (EU) 2016/680 art. 15(1) a to e)."""

    INQUIRIES = "inquiries"
    OFFENCES = "offences"
    PUBLIC_SECURITY = "public_security"
    NATIONAL_SECURITY = "national_security"
    OTHERS_RIGHTS = "others_rights"


class WhyRefused(StrEnum):
    """Why a request is refused, openly, with these reasons in the letter."""

    FACT_NOT_SHOWN = "fact_not_shown"
    KEPT_BY_LAW = "kept_by_law"
    NEEDED_AS_EVIDENCE = "needed_as_evidence"
    NOT_PROVEN = "not_proven"
    MANIFESTLY_EXCESSIVE = "manifestly_excessive"


SPEAK_OF_NO_DATA = frozenset({WhyRefused.NOT_PROVEN, WhyRefused.MANIFESTLY_EXCESSIVE})
"""Reasons that would stand just so in a letter to somebody of whom there are no data."""


class WhyLonger(StrEnum):
    """Why an answer needs longer (GDPR 12(3))."""

    COMPLEX = "complex"
    MANY = "many"


class Review(StrEnum):
    """How the independent review of an answer stands."""

    NONE = ""
    ASKED = "asked"
    AGAIN = "again"
    UPHELD = "upheld"
