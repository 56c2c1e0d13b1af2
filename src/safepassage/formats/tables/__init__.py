"""Rows of text from CSV and XLSX; formulas are never evaluated."""

from safepassage.formats.tables.csv_rows import DELIMITERS, read_csv
from safepassage.formats.tables.sheet import Row, Sheet
from safepassage.formats.tables.text import decode
from safepassage.formats.tables.xlsx.workbook import is_workbook, read_workbook

__all__ = ["DELIMITERS", "Row", "Sheet", "decode", "is_workbook", "read_csv", "read_workbook"]
