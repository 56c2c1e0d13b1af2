"""Disclosures, their recipients, and the notices that follow from them."""
