"""How everything looks: colours, sizes of type, distances, and the style sheet made from them.

The style sheet stands in ``resources/styles/ortoo.qss`` as a template. A widget says what it is by
its dynamic property ``class`` (`look`), and the sheet says how that looks; no page sets colours or
fonts of its own.
"""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).parent.parent / "resources"
FONTS = ("NotoSansSC-Regular.ttf", "NotoSansMongolian-Regular.ttf")
FAMILIES = ["Noto Sans SC", "Noto Sans Mongolian"]
"""Ours first: a fresh system may have no Chinese font, and ours has the rare characters."""


class Colour:
    """Every colour of the window. Text on its ground has a contrast of at least 5 : 1 (WCAG AA)."""

    INK = "#1B2027"
    """Text."""
    SOFT_INK = "#4A5463"
    """Text that is second in rank: hints, labels beside values."""
    FADED = "#8891A0"
    """What cannot be used now."""
    PAPER = "#FFFFFF"
    """What one reads and writes on: tables, fields, cards."""
    GROUND = "#F3F5F8"
    """The window behind it."""
    SHADE = "#E7EBF0"
    """Navigation, heads of tables."""
    LINE = "#D3D9E1"
    """Between things."""
    EDGE = "#8E98A6"
    """Around what one can type in (3 : 1 against paper)."""
    ACCENT = "#1B5E9B"
    """What is chosen, the focus, the main button."""
    ACCENT_DARK = "#144877"
    ACCENT_SOFT = "#DCE9F6"
    """The ground of what is chosen."""
    DANGER = "#B3261E"
    DANGER_SOFT = "#FCEBE9"
    WARNING = "#855400"
    WARNING_SOFT = "#FFF3D6"
    GOOD = "#1C6E40"
    GOOD_SOFT = "#E4F4EA"


class Space:
    """Distances in pixels; every margin and every gap is one of these."""

    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    PAGE = 24
    """From the window's edge to a page's content, and between its sections."""
    SECTION = 32


class TextSize(Enum):
    """The three sizes of text that the clerk may choose; points of the plain text."""

    NORMAL = 11
    LARGE = 13
    LARGEST = 15


SCALE = {"small": 0.9, "plain": 1.0, "title": 1.2, "heading": 1.5, "figure": 2.2, "digits": 2.0}
"""Sizes of type against the plain text."""


def prepare(app: QApplication, size: TextSize = TextSize.NORMAL) -> None:
    """Give the application its fonts, palette and style; once, before the first widget."""
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
    app.setStyle("Fusion")
    app.setPalette(_palette())
    set_text_size(app, size)


def set_text_size(app: QApplication, size: TextSize) -> None:
    """Show all text in another size, at once."""
    app.setFont(font(size.value))
    app.setStyleSheet(_style_sheet(size))


def font(points: float) -> QFont:
    """Our font in a size of plain text, the same height on every system."""
    made = QFont(FAMILIES[0])
    made.setFamilies(FAMILIES)
    made.setPointSizeF(_points(points))
    return made


def look(widget: QWidget, kind: str) -> None:
    """Say what a widget is (its property ``class``), at any time; see ``ortoo.qss`` for kinds."""
    widget.setProperty("class", kind)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after a dynamic property has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def row_height(metrics: QFontMetrics) -> int:
    """The height of one row of a table or list: one line of text with air around it."""
    return max(34, metrics.height() + 14)


def _points(plain: float) -> float:
    # a Mac counts 72 points to the inch of a screen that Windows and Linux give 96
    return plain * 96 / 72 if sys.platform == "darwin" else plain


def _style_sheet(size: TextSize) -> str:
    values = {name.lower(): value for name, value in vars(Colour).items() if name.isupper()}
    values |= {name: f"{_points(size.value * factor):.1f}pt" for name, factor in SCALE.items()}
    values["styles"] = (RESOURCES / "styles").as_posix()
    template = Template((RESOURCES / "styles" / "ortoo.qss").read_text(encoding="utf-8"))
    return template.substitute(values)


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    plain = {
        roles.Window: Colour.GROUND,
        roles.WindowText: Colour.INK,
        roles.Base: Colour.PAPER,
        roles.AlternateBase: "#F8F9FB",
        roles.Text: Colour.INK,
        roles.PlaceholderText: "#6A7482",
        roles.Button: Colour.PAPER,
        roles.ButtonText: Colour.INK,
        roles.BrightText: Colour.DANGER,
        roles.Highlight: Colour.ACCENT_SOFT,
        roles.HighlightedText: Colour.INK,
        roles.Link: Colour.ACCENT,
        roles.LinkVisited: Colour.ACCENT,
        roles.ToolTipBase: Colour.INK,
        roles.ToolTipText: Colour.PAPER,
        roles.Mid: Colour.LINE,
        roles.Accent: Colour.ACCENT,
    }
    palette = QPalette()
    for role, colour in plain.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(Colour.FADED))
    return palette
