"""One box that finds records of all ledgers, pages and tasks (Ctrl+K)."""
