"""Dates, names, documents and entries as published lists write them."""
