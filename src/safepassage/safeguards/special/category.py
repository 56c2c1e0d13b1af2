"""The special categories of personal data, as the instruments list them.

Directive (EU) 2016/681 art. 13(4), Directive (EU) 2016/680 art. 10.
"""

from enum import StrEnum


class Category(StrEnum):
    """What a line of text may reveal of somebody."""

    ETHNICITY = "ethnicity"
    POLITICS = "politics"
    RELIGION = "religion"
    UNION = "union"
    HEALTH = "health"
    SEX_LIFE = "sexlife"
