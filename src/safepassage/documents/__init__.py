"""Is this document genuine? Printed lines, chips, certificates, seals, with reasons.

Pure: bytes, values and an instant in, values and reasons out.
"""
