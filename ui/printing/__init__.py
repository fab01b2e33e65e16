"""Printing: the pages as they will be, on the screen, on paper and in a file."""
