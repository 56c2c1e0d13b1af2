"""Certificates of travel documents' PKI: read as they are, verified over their own bytes.

Doc 9303-12 wants profiles that many states do not keep to, so reading is tolerant of what is
said and strict about how it is encoded; ``documents.lint`` says what is wrong with one.
"""
