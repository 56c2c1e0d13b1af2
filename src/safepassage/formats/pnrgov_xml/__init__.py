"""PNRGOV in XML (IATA PADIS, root IATA_PNRGOV_NotifRQ), read into the records of PNRGOV."""

from safepassage.formats.pnrgov_xml.detection import is_pnrgov_xml
from safepassage.formats.pnrgov_xml.reader import read_file

__all__ = ["is_pnrgov_xml", "read_file"]
