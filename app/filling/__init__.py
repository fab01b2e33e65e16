"""Filling in files that come from above: the township's own spreadsheets, and documents of words.

Their look is left as it is, so no library writes them anew: the few bytes of XML that change are
cut out and put in, and every other part of the file stays byte for byte.
"""
