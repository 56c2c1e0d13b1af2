"""The European Union's consolidated list of financial sanctions (FSF, export 1.1)."""

from safepassage.formats.lists.eu.csv_export import read_eu_csv
from safepassage.formats.lists.eu.xml_export import read_eu_xml

__all__ = ["read_eu_csv", "read_eu_xml"]
