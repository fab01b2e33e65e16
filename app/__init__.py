"""What the office does: its ledgers, its paper, its spreadsheets, its exchange. Knows no Qt."""
