"""Importing spreadsheets: what a file holds, what would become of each row, doing it."""
