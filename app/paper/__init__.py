"""What the office prints, from plain data to a PDF in embedded fonts. Knows no ledger and no rows.

Start at `app.paper.printable` (rosters, sheets, labels, running text, reports) and
`app.paper.writing` (printing them). Nothing heavy is imported before the first page is printed.
"""
