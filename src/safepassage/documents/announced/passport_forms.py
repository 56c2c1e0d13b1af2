"""Forms of passport numbers that states publish.

Only what its source says for sure stands here; a state that is missing says nothing.
"""

from typing import NamedTuple


class Form(NamedTuple):
    """The form of all passports of a state for its own nationals: pattern, words, and who says."""

    pattern: str
    owner: str
    words: str
    source: str


FORMS = {
    "DEU": Form(
        pattern="[0-9CFGHJKLMNPRTVWXYZ]{9}|[A-Z][0-9]{7}",
        owner="Germany",
        words="nine digits or letters, without A, B, D, E, I, O, Q, S and U; provisional and "
        "children's passports: a letter and seven digits",
        source="Federal Ministry of the Interior, serial numbers since 1 November 2007",
    ),
    "GBR": Form(
        pattern="[0-9]{9}",
        owner="the United Kingdom",
        words="nine digits",
        source="GOV.UK, basic passport checks",
    ),
    "NLD": Form(
        pattern="[0-9A-NP-Z]{9}",
        owner="the Netherlands",
        words="nine digits or letters, without O",
        source="government.nl, number 0 or letter O in passport numbers",
    ),
    "USA": Form(
        pattern="[0-9A-Z][0-9]{8}",
        owner="the United States",
        words="nine digits; since 2021 a letter and eight digits",
        source="travel.state.gov, next generation passport",
    ),
}
