"""People and households that move: issuing letters, taking over, the register of letters."""
