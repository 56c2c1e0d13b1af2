"""Use cases of a data subject's request, from its receipt to the answer and its review."""
