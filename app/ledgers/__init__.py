"""The ledgers: one file each, a declaration from which everything else follows."""
