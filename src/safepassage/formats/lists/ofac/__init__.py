"""The lists of the United States' Office of Foreign Assets Control, in every form it publishes."""

from safepassage.formats.lists.ofac.advanced import read_ofac_advanced
from safepassage.formats.lists.ofac.csv_files import read_ofac_csv
from safepassage.formats.lists.ofac.sdn_xml import read_ofac_xml

__all__ = ["read_ofac_advanced", "read_ofac_csv", "read_ofac_xml"]
