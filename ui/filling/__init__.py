"""Filling in files from above: file, what goes where, what would be written, done."""
