"""The sanctions lists of the United Kingdom: the UK Sanctions List, and OFSI's before it."""

from safepassage.formats.lists.uk.csv_list import read_uk_csv
from safepassage.formats.lists.uk.xml_list import read_uk_xml

__all__ = ["read_uk_csv", "read_uk_xml"]
