"""How a text stands in a CSV cell so that neither Excel nor WPS changes it, and we read it back.

CSV has no cell formats: a spreadsheet program that opens it turns ``990000198705241900`` into
9.9E+17, ``3/1`` into 1 March and ``=1+1`` into 2, quoted or not. Two marks keep it from that:

- An apostrophe in front of whatever could begin a formula. It is the mark that a person would
  type, and OWASP's advice against formulas smuggled into exports.
- A tab behind whatever looks like a number, a date or a truth value. It cannot be seen in the
  cell, stays out of the way of a search, and a text with a tab is no number. (In front, it would
  itself count among the characters that can begin a formula; ``="…"`` is itself a formula, and
  shows up in every program that is no spreadsheet.)

Reading takes one mark away; a text that really has an apostrophe or tab there was given one more
when it was written, so every text comes back as it was.
"""

from __future__ import annotations

import re

_FORMULA_SIGNS = "=+\\-@\t\r＝＋－＠"
"""Full-width signs count: Excel takes them for plain ones where Chinese or Japanese is set."""

_FORMULA = re.compile(f"[{_FORMULA_SIGNS}]")
_APOSTROPHES = re.compile(f"'+[{_FORMULA_SIGNS}]")
_DASHES = re.compile(r"[-－]+")
"""Forms may not be left empty, so people write dashes; no program makes a formula of them."""

_LIKE_NUMBER = re.compile(
    r"""
    [(（]?[¥￥$]?[0-9０-９][0-9０-９,，.．/:：eE+％%\s年月日时分秒-]*[)）]?  # numbers, dates, times
    | \.[0-9]+
    | true | false
    | [0-9]{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*
    | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[-/ .][0-9]{1,4}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOREIGN_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def protected(text: str) -> str:
    """The text as it is written into a CSV cell."""
    if _APOSTROPHES.match(text) or (_FORMULA.match(text) and not _DASHES.fullmatch(text)):
        return f"'{text}"
    if text.endswith("\t") or _LIKE_NUMBER.fullmatch(text.strip()):
        return f"{text}\t"
    return text


def restored(cell: str) -> str:
    """The text that a CSV cell stands for, whichever program protected it."""
    if _APOSTROPHES.match(cell):
        return cell[1:]
    if foreign := _FOREIGN_FORMULA_TEXT.fullmatch(cell):
        return foreign[1].replace('""', '"')
    return cell.removesuffix("\t")
