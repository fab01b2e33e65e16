"""How rows and operations are kept. Knows no ledger and no Qt."""
