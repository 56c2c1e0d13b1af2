"""The trust store in use: what is taken in, what of it counts, and whose passports that judges."""
