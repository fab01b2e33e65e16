"""Filters, generated from the kinds of the fields."""
