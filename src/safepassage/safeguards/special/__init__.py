"""The special categories of personal data in free text: codes, and words of six languages.

Pure: a line in, an answer out. Race or ethnic origin, political opinion, religion or belief,
trade-union membership, health, sexual life or orientation (Directive (EU) 2016/681 art. 13(4)).
"""

from safepassage.safeguards.special.category import Category
from safepassage.safeguards.special.codes import SPECIAL_CODES
from safepassage.safeguards.special.screening import categories_in, is_special, kept_text

__all__ = ["SPECIAL_CODES", "Category", "categories_in", "is_special", "kept_text"]
