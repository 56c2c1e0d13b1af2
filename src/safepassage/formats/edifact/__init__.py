"""Reading and writing UN/EDIFACT (ISO 9735): separators, segments, envelopes."""
