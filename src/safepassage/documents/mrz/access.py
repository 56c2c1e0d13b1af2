"""What a reader has to know of the printed lines before a chip answers (ICAO Doc 9303-11).

Basic access control derives its keys, and PACE its password, from the document number, the
date of birth and the date of expiry, each with its check digit.
"""

from safepassage.documents.mrz.layouts import Parts
from safepassage.documents.mrz.lines import find_lines
from safepassage.documents.mrz.numbers import long_number


def access_information(text: str) -> str:
    """The MRZ information of Doc 9303-11 section 4.3.2, with check digits as they are printed.

    Chips are personalised with what their lines say, so a wrong digit is passed on. A number
    of more than nine signs is put together. NoZoneError when the text is no zone.
    """
    lines = find_lines(text)
    parts = Parts(*lines.layout.cut(lines.zone))
    long = long_number(lines.layout, parts)
    number = long.text + long.digit if long else parts.number + parts.number_digit
    dates = parts.born + parts.born_digit + parts.expires + parts.expires_digit
    return number + dates
