"""One page that serves any ledger from its declaration: table, search, filters, form, parts."""
