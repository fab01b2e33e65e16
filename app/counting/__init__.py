"""Counting records: one grouped query for a table of numbers, each of which leads to its rows."""
