"""Cells as spreadsheet programs put them on the clipboard: text with tabs, or a table of HTML.

Excel, WPS and LibreOffice write one line for each row, ended by CR LF (a Mac's and others by LF or
CR), cells parted by tabs. A cell that holds a tab or a line end stands in quotation marks, and
marks within it are doubled. Programs do not agree on whether a cell that merely has marks is
quoted, so a cell is taken for quoted only if its marks serve a purpose: ``"A"`` stays as it is.
Merged cells are empty but for the first.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.cell_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_ROWS = 100_000
"""Lines that are taken at once; for more there is the import of a file."""
MOST_COLUMNS = 500
LONGEST_CELL = 2 * 32_767 + 2
"""Characters of a quoted cell: Excel's limit, each a doubled mark, and the marks around it."""

Lines = list[list[str]]

_END = re.compile(r"[\t\r\n]|\Z")
_NEEDS_MARKS = re.compile(r'[\t\r\n]|^"')
_PURPOSE = re.compile(r'[\t\r\n]|""')
_WORD = re.compile(r"urn:schemas-microsoft-com:office:word|content=[\"']?Word\.", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def cells_of_clipboard(text: str, html: str) -> Lines:
    """The cells that somebody has copied, a rectangle of texts.

    Args:
        text: the clipboard's plain text.
        html: its HTML; a table of Word is read from it, since Word's text breaks rows at each
            paragraph of a cell, and so is one that has no plain text with tabs.

    Raises:
        Trouble: there are more rows than are taken at once.
    """
    is_table = "<table" in html.lower()
    if is_table and (_WORD.search(html[:4000]) or "\t" not in text):
        found = trimmed(cells_of_html(html))
        if found:
            return found
    return trimmed(cells_of_text(text))


def trimmed(lines: Lines) -> Lines:
    """A rectangle of the lines, without the empty ones at its end and at its right."""
    while lines and not any(lines[-1]):
        lines.pop()
    filled = (at for line in lines for at, cell in enumerate(line, 1) if cell)
    width = max(filled, default=0)
    return [[*line[:width], *[""] * (width - len(line))] for line in lines]


# ---- plain text
def cells_of_text(text: str) -> Lines:
    """The cells of plain text.

    Raises:
        Trouble: there are more rows than are taken at once.
    """
    lines: Lines = [[]]
    for cell, end in _cells(text):
        lines[-1].append(clean(cell).strip("\n"))
        if end == "\n":
            if len(lines) >= MOST_ROWS:
                raise _too_many()
            lines.append([])
    return lines


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Each cell, and what ends it: a tab, a line end (as LF), or nothing."""
    at = 0
    while True:
        found = _quoted(text, at) if text.startswith('"', at) else None
        if found is None:
            match = _END.search(text, at)
            assert match is not None
            cell, at = text[at : match.start()], match.start()
        else:
            cell, at = found
        end = text[at : at + 1]
        at += 2 if text.startswith("\r\n", at) else 1
        yield cell, "\n" if end == "\r" else end
        if not end:
            return


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """A cell in marks and where it ends; None: its first mark is a character like others."""
    at, last = start + 1, min(len(text), start + LONGEST_CELL)
    while (at := text.find('"', at, last)) >= 0:
        if text.startswith('""', at):
            at += 2
            continue
        inside = text[start + 1 : at]
        closes = text[at + 1 : at + 2] in ("", "\t", "\r", "\n")
        return (inside.replace('""', '"'), at + 1) if closes and _PURPOSE.search(inside) else None
    return None


def text_of_cells(rows: Iterable[Sequence[str]]) -> str:
    """Rows as plain text that spreadsheet programs, and `cells_of_text`, read as these cells."""
    return "\n".join("\t".join(map(_marked, row)) for row in rows)


def _marked(cell: str) -> str:
    cell = clean(cell)
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_MARKS.search(cell) else cell


# ---- HTML
def cells_of_html(html: str) -> Lines:
    """The cells of the first table; what spans several is its first cell's.

    Raises:
        Trouble: there are more rows than are taken at once.
    """
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.lines


class _TableReader(HTMLParser):
    """Collects the cells of the first table; tables within its cells are part of their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: Lines = []
        self._depth = 0
        self._is_done = False
        self._silent = 0
        self._cell: list[str] | None = None
        self._wide = 1
        self._spans: dict[int, int] = {}
        """Column → rows below that the cell in it still covers."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell, or a line end within one."""
        if tag in ("style", "script"):
            self._silent += 1
        if self._is_done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div", "tr") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of one of these."""
        if tag in ("style", "script"):
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._is_done = True
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Words; line ends in the source are spaces."""
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACE.sub(" ", data))

    def close(self) -> None:
        """Take in what was not ended."""
        super().close()
        self._end_cell()

    def _begin_row(self) -> None:
        if len(self.lines) >= MOST_ROWS:
            raise _too_many()
        self.lines.append([])
        self._skip_covered()

    def _skip_covered(self) -> None:
        """Leave columns empty that a cell above reaches down into."""
        line = self.lines[-1]
        while self._spans.get(len(line), 0):
            self._spans[len(line)] -= 1
            line.append("")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.lines:
            self.lines.append([])
        self._cell = []
        line = self.lines[-1]
        self._wide = min(_span(attributes.get("colspan")), max(MOST_COLUMNS - len(line), 1))
        below = _span(attributes.get("rowspan")) - 1
        if below:
            self._spans.update(dict.fromkeys(range(len(line), len(line) + self._wide), below))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        said = "".join(self._cell).replace("\u00a0", " ")
        text = "\n".join(part.strip(" ") for part in said.split("\n")).strip("\n")
        if len(self.lines[-1]) < MOST_COLUMNS:
            self.lines[-1] += [clean(text), *[""] * (self._wide - 1)]
        self._cell = None
        self._skip_covered()


def _span(said: str | None) -> int:
    text = (said or "").strip()
    return min(max(int(text), 1), MOST_ROWS) if text.isascii() and text.isdigit() else 1


def _too_many() -> Trouble:
    return Trouble(
        "一次最多粘贴 {most} 行", "更多的请先存成表格文件，再用“导入”", most=f"{MOST_ROWS:,}"
    )
