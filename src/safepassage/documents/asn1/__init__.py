"""ASN.1 as travel documents need it: a strict DER reader, BER brought to DER, values."""
