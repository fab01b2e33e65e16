"""The page on which the office and the window are set."""
