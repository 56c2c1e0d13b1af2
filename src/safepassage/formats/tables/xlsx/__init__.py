"""A small reader of workbooks (ECMA-376 SpreadsheetML) over zlib and expat, with limits."""
