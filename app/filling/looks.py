"""What the formats of cells say (``styles.xml``): dates, text, borders; and a plain one for rows.

The part is changed only where a table has not one prepared row: then the cells of its header lend
their borders, without their colour and bold type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange.cell_text import display_width
from app.filling.spans import Edit, edited, retagged, spans, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.filling.package import Package
    from app.filling.spans import Span

TEXT_FORMAT = "@"
_DATES = {
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that every program knows by number, as a Chinese Excel has them."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})


@dataclass(frozen=True)
class NumberFormat:
    """How a cell shows a number.

    Attributes:
        code: as the file has it: ``yyyy"年"m"月"``; General where it says nothing.
    """

    code: str = "General"

    @property
    def is_text(self) -> bool:
        """Whether everything in the cell is text."""
        return self.code == TEXT_FORMAT

    @property
    def is_date(self) -> bool:
        """Whether a number in the cell is a day."""
        return bool(re.search(r"[yY]", self._bare)) or self._has_day

    @property
    def shows_day(self) -> bool:
        """Of a date: whether the day of the month can be seen."""
        return self._has_day

    @property
    def is_chinese(self) -> bool:
        """Of a date: whether it shows as 1968年3月2日, which is what F800 means to our systems."""
        return "年" in self.code or "F800" in self.code

    @property
    def _bare(self) -> str:
        return _LITERAL.sub("", self.code.split(";")[0])

    @property
    def _has_day(self) -> bool:
        return bool(re.search(r"[dD]", self._bare)) and self.code != "General"


GENERAL = NumberFormat()


class Looks:
    """The formats of one workbook's cells, by their number.

    Args:
        package: the workbook.
        part: the name of ``styles.xml``; None: the workbook has none.
    """

    def __init__(self, package: Package, part: str | None) -> None:
        self.part = part
        self._data = package.xml(part) if part else b"<styleSheet/>"
        self._formats: list[Span] = []
        self._codes: dict[int, str] = {}
        self._bordered: list[bool] = []
        self._sizes: list[float] = []
        self._read()

    def _read(self) -> None:
        wanted = ("numFmt", "border", *_SIDES, "xf", "cellXfs", "dxf", "alignment", "font", "sz")
        found = self._spans = spans(self._data, wanted)
        table = next((one for one in found if one.plain == "cellXfs"), None)
        differing = [one for one in found if one.plain == "dxf"]
        self._table = table
        for one in found:
            if any(other.start < one.start < other.end for other in differing):
                continue
            if one.plain == "numFmt":
                code = one.attributes.get("formatCode", "General")
                self._codes[int(one.attributes.get("numFmtId", "0"))] = code
            elif one.plain == "border":
                self._bordered.append(False)
            elif one.plain in _SIDES and one.attributes.get("style", "none") != "none":
                if self._bordered:
                    self._bordered[-1] = True
            elif one.plain == "font":
                self._sizes.append(11.0)
            elif one.plain == "sz" and self._sizes:
                self._sizes[-1] = float(one.attributes.get("val", "11"))
            elif one.plain == "xf" and table and table.start < one.start < table.end:
                self._formats.append(one)

    def number_format(self, style: int) -> NumberFormat:
        """How numbers show in a cell of a style."""
        said = self._attribute(style, "numFmtId")
        code = self._codes.get(said) or _DATES.get(said) or (TEXT_FORMAT if said == 49 else "")
        return NumberFormat(code or "General")

    def is_bordered(self, style: int) -> bool:
        """Whether a cell of a style has a line on any side."""
        border = self._attribute(style, "borderId")
        return border < len(self._bordered) and self._bordered[border]

    def has_room(self, style: int, text: str, width: float) -> bool:
        """Whether a number that shows so fits into a cell; otherwise programs show ``####``.

        Args:
            style: the cell's.
            text: what it shows.
            width: of the cell, in digits of 11 points.
        """
        font = self._attribute(style, "fontId")
        size = self._sizes[font] if font < len(self._sizes) else 11.0
        return display_width(text) * size / 11 <= width + 0.5

    def _attribute(self, style: int, name: str) -> int:
        if not 0 <= style < len(self._formats):
            return 0
        said = self._formats[style].attributes.get(name, "0")
        return int(said) if said.isdecimal() else 0

    def plain_ones(self, styles: list[int]) -> tuple[dict[int, int], bytes | None]:
        """For styles of a header the ones of its rows: the same lines, without colour and bold.

        Returns:
            The header's style → the row's, and the changed part; None where nothing is added.
        """
        table = self._table
        found: dict[int, int] = {}
        made: list[bytes] = []
        if table is None:
            return {one: one for one in styles}, None
        for one in dict.fromkeys(styles):
            if not 0 <= one < len(self._formats):
                found[one] = one
                continue
            found[one] = len(self._formats) + len(made)
            made.append(b"".join(self._plain(self._formats[one])))
        if not made:
            return found, None
        count = str(len(self._formats) + len(made))
        edits = [
            retagged(self._data, table, {"count": count}),
            Edit(table.closed, table.closed, b"".join(made)),
        ]
        return found, edited(self._data, edits)

    def _plain(self, one: Span) -> Iterator[bytes]:
        attributes = {**one.attributes, "fontId": "0", "fillId": "0", "numFmtId": "49"}
        attributes.pop("applyFont", None)
        attributes.pop("applyFill", None)
        attributes |= {"applyNumberFormat": "1", "applyAlignment": "1"}
        inside = [
            each
            for each in self._spans
            if each.plain == "alignment" and one.start < each.start < one.end
        ]
        aligned = dict(inside[0].attributes) if inside else {"vertical": "center"}
        # what is too long goes on in a second line, and the row grows with it
        name = f"{one.prefix}alignment"
        yield tag(one.name, attributes)
        yield tag(name, {**aligned, "wrapText": "1"}, empty=True)
        yield f"</{one.name}>".encode()
