"""What people write in a cell, and what it means: days, times, names, numbers, markers.

Pure functions without a database: each takes what was typed or what a spreadsheet holds and
answers a `Reading`, or raises `Unreadable` with a sentence for the person who typed it.
"""
