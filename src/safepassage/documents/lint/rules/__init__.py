"""The rules, one family a module: what the standard wants, and what breaking it costs.

Clauses are those of Doc 9303-12 in the eighth edition of 2021, unless another source is named.
"""
