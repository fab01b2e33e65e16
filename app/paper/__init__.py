"""Rosters on paper: from plain data to a PDF in embedded fonts. Knows no ledger and no database.

Start at `app.paper.roster` (what is printed) and `app.paper.writing` (printing it). Nothing heavy
is imported before the first sheet is printed.
"""
