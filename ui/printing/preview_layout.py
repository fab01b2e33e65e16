"""What the print preview looks like: the pages, and a panel with all that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.printing.page_view import PageView
from ui.printing.pieces import Panel, take_side
from ui.printing.printer_part import PrinterPart
from ui.widgets.pieces import Banner, button, frame, row, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.widgets.working import Working

CHARS = 17
"""The width of the panel in Chinese characters."""


class PreviewLayout:
    """The parts of the preview, laid out in a dialog.

    Args:
        dialog: what they stand in.
        working: shows how far the typesetting is.

    Attributes:
        pages: the pages.
        above: where a preview puts what it asks, over the printer.
        printer: the printer, copies, pages, sides.
        missing: says which characters cannot be printed.
        problem: says why the pages cannot be typeset as they are wanted.
        saved: says where they were saved; `open_folder`, `open_file` stand beside it.
    """

    def __init__(self, dialog: QDialog, working: Working) -> None:
        tr = dialog.tr
        self.extent = words(kind="hint")
        self.smaller = button("", picture="zoom-out")
        self.larger = button("", picture="zoom-in")
        self.fit = button(tr("页宽(&W)"))
        for one, name in (
            (self.smaller, tr("缩小（Ctrl+减号）")),
            (self.larger, tr("放大（Ctrl+加号）")),
        ):
            one.setToolTip(name)
            one.setAccessibleName(name)
        self.scale = words(kind="hint")
        self.scale.setMinimumWidth(5 * self.scale.fontMetrics().horizontalAdvance("0"))
        self.scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.missing = Banner("", "warning", "warning")
        self.problem = Banner("", "danger", "error")
        self.saved = Banner("", "good", "ok")
        self.open_file = button(tr("打开看看"), "link")
        self.open_folder = button(tr("打开所在文件夹"), "link")
        for one in (self.open_file, self.open_folder):
            self.saved.add(one)
        self.pages = PageView()
        self.close = button(tr("关闭"))
        self.save = button(tr("存成PDF(&S)…"), picture="save")
        self.print = button(tr("打印(&P)"), "primary", picture="print")
        self.print.setDefault(True)
        for one in (self.smaller, self.larger, self.fit, self.close, self.save):
            one.setAutoDefault(False)
        self.printer = PrinterPart()
        self.panel = Panel()
        self.above = QVBoxLayout()
        self.above.setSpacing(Space.MEDIUM)
        self.panel.body.addLayout(self.above)
        self.panel.body.addWidget(self.printer)
        self.panel.body.addStretch(1)
        layout = QHBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._sheet(working), 1)
        layout.addWidget(self._side())
        for one in self._banners():
            one.hide()

    def _banners(self) -> tuple[Banner, Banner, Banner]:
        return self.problem, self.missing, self.saved

    def _sheet(self, working: Working) -> QVBoxLayout:
        """The pages, what is to be said of them above, how they are shown below."""
        layout = QVBoxLayout()
        layout.setSpacing(0)
        for one in self._banners():
            layout.addWidget(one)
        layout.addWidget(self.pages, 1)
        zoom = (self.smaller, self.scale, self.larger, self.fit)
        layout.addWidget(_strip("foot", self.extent, working, None, *zoom))
        return layout

    def _side(self) -> QWidget:
        """The panel, and the buttons below it, which stay in sight."""
        side = frame("panel")
        take_side(side, CHARS)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel, 1)
        foot = frame("foot")
        below = QVBoxLayout(foot)
        below.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        below.setSpacing(Space.SMALL)
        below.addWidget(self.print)
        below.addLayout(row(self.save, self.close))
        layout.addWidget(foot)
        return side

    # ---- what is shown
    def add(self, part: QWidget) -> None:
        """Put a part into the panel, over the printer."""
        self.above.addWidget(part)

    def warn(self, sentence: str) -> None:
        """Say which characters cannot be printed; nothing if there is no sentence."""
        _say(self.missing, sentence)

    def complain(self, sentence: str) -> None:
        """Say why the pages are not as they are wanted; nothing if there is no sentence."""
        _say(self.problem, sentence)

    def praise(self, sentence: str) -> None:
        """Say where they were saved; nothing if there is no sentence."""
        _say(self.saved, sentence)

    def allow(self, *, ready: bool) -> None:
        """Let the pages be printed and saved, or not."""
        for one in (self.save, self.print):
            one.setEnabled(ready)


def _say(banner: Banner, sentence: str) -> None:
    banner.say(sentence)
    banner.setVisible(bool(sentence))


def _strip(kind: str, *parts: QWidget | None) -> QWidget:
    made = frame(kind)
    line = row(*parts)
    line.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
    made.setLayout(line)
    return made
