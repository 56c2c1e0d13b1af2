"""The risk library: what every impact assessment answers, by capability.

Written from the duties that the law names for it: Convention 108+ art. 10, Regulation (EU)
2016/679 art. 35, Directive (EU) 2016/680 art. 27, Regulation (EU) 2024/1689 art. 27.
"""

from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.safeguards.capabilities import Capability


class Level(StrEnum):
    """How grave a risk stays when its measures are taken."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(Record, frozen=True):
    """One question: whom what may harm, and the right that it touches."""

    code: str
    question: str
    right: str


_EVERY = (
    Risk(
        "necessity",
        "Could the aim be reached with fewer people's data, fewer fields or a shorter time?",
        "private life: Charter 7, 8 and 52(1)",
    ),
    Risk(
        "error",
        "Who is harmed when the machine or an officer is wrong, how often does that happen, and "
        "how does the person get out of it?",
        "effective remedy: Charter 47",
    ),
    Risk(
        "discrimination",
        "Which nationalities, ages, sexes or origins of names are affected more than others, by "
        "what measure, and what is done about it?",
        "non-discrimination: Charter 21",
    ),
    Risk(
        "refuge",
        "How is nobody who seeks protection turned back, or made known to those they flee?",
        "asylum: Charter 18 and 19, Refugee Convention 33",
    ),
    Risk(
        "children",
        "What is different for children, old, ill or disabled people, and is that good for them?",
        "the child's best interests: Charter 24",
    ),
    Risk(
        "drift",
        "What keeps it from being used for another aim later, and who would notice?",
        "purpose: Convention 108+ 5(4)(b)",
    ),
    Risk(
        "security",
        "What does somebody get who steals a copy, a login or a key, and how soon is it noticed?",
        "security: Convention 108+ 7",
    ),
    Risk(
        "automation",
        "What makes an officer disagree with the machine, and how is that measured?",
        "human decision: Convention 108+ 9(1)(a)",
    ),
)
_LISTED = (
    Risk(
        "list_quality",
        "Who keeps the list, on which evidence, how does a person leave it, and how old are its "
        "entries?",
        "accuracy: Convention 108+ 5(4)(d)",
    ),
    Risk(
        "political_lists",
        "How are entries of other states for political reasons or against refugees kept out?",
        "asylum: Refugee Convention 33",
    ),
)
_TOLD = (
    Risk(
        "recipients",
        "What may the recipient do with it, is it protected as well there, and how is a "
        "correction carried after it?",
        "transfers: Convention 108+ 14",
    ),
)
_HISTORY = (
    Risk(
        "everybody",
        "How many people who did nothing are looked at for each one who is found?",
        "proportionality: C-817/19",
    ),
)
_MORE = MappingProxyType(
    {
        Capability.CRITERIA: _HISTORY,
        Capability.DISCLOSURE: _TOLD,
        Capability.FULL_EXPORT: _TOLD,
        Capability.JOINING: _HISTORY,
        Capability.LIST_SCREENING: (*_LISTED, *_HISTORY),
        Capability.REGISTER_QUERIES: _TOLD,
        Capability.SEARCH: _HISTORY,
        Capability.SINGLE_WINDOW: _TOLD,
        Capability.UNMASKING: _HISTORY,
    }
)


def risks_of(capability: Capability) -> tuple[Risk, ...]:
    """The questions that an assessment of ``capability`` answers, in their order."""
    return (*_EVERY, *_MORE.get(capability, ()))
