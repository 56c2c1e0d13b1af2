"""Certificates and lists taken apart as they are written: tags, octets, order, what is default.

Reading elsewhere is tolerant of how something is said; what an issuer did wrong shows only here.
"""
