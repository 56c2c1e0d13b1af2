"""Invented states' whole document PKI and their passports, sound and with each defect on purpose.

Everything follows from a seed; no state, holder or key in it is real, and none of the private
keys is a secret.
"""
