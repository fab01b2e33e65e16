"""The chosen line of a plan in full: old values struck out, new ones strong, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from ui.syncing.plan_lines import Line, Part


class LineDetail(QScrollArea):
    """Shows one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("选中的这一条"))
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.setWidget(QWidget())

    def show_line(self, line: Line) -> None:
        """Show a line."""
        ground = QWidget()
        look(ground, "scrolled")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(line.title, "title", wrap=True))
        layout.addWidget(words(f"{line.ledger}　{line.office}", "hint", wrap=True))
        if line.verdict:
            layout.addWidget(words(line.verdict, wrap=True))
        if line.whose:
            layout.addWidget(words(line.whose, "small", wrap=True))
        layout.addLayout(self._parts(line))
        layout.addStretch(1)
        self.setWidget(ground)

    def _parts(self, line: Line) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, Space.SMALL, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for number, one in enumerate(line.parts):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(words(one.label, "hint"), 4 * number, 0, top)
            for at, shown in enumerate(self._values(one)):
                grid.addWidget(shown, 4 * number + at, 1)
            grid.setRowMinimumHeight(4 * number + 3, Space.SMALL)
        return grid

    def _values(self, part: Part) -> list[QLabel]:
        """Old above new, and whose that is."""
        found: list[QLabel] = []
        if part.compared:
            old = words(part.old or self.tr("空"), "hint", wrap=True)
            if part.old:
                struck = old.font()
                struck.setStrikeOut(True)
                old.setFont(struck)
            old.setAccessibleName(self.tr("原来：{value}").format(value=old.text()))
            found.append(old)
        new = words(part.new or self.tr("空"), "strong" if part.compared else "", wrap=True)
        found.append(new)
        if part.whose:
            found.append(words(part.whose, "small", wrap=True))
        return found
