"""One planned row in full: what is to be said of it, and what would become of each field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.exchange.explaining import ShownChange
    from app.ledger.row_reading import Severity


class RowDetail(QScrollArea):
    """Shows one row.

    Signals:
        turned: a field is to be taken over, or not: its name.
    """

    turned = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("选中的这一行"))
        self.boxes: dict[str, QCheckBox] = {}
        self._left: Collection[str] = ()
        self._fixed: Collection[str] = ()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.setWidget(QWidget())

    def show_row(
        self,
        title: str,
        verdict: str,
        problems: Sequence[tuple[str, Severity]],
        changes: Sequence[ShownChange],
        *,
        compared: bool,
        left: Collection[str] = (),
        fixed: Collection[str] = (),
    ) -> None:
        """Show a row.

        Args:
            title: its number and name.
            verdict: what would become of it.
            problems: sentences, and how bad each is.
            changes: field by field.
            compared: whether there is something before each change.
            left: fields that are not taken over.
            fixed: fields that cannot be left out.
        """
        self._left, self._fixed = left, fixed
        self.boxes = {}
        ground = QWidget()
        look(ground, "scrolled")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(title, "title", wrap=True))
        layout.addWidget(words(verdict, "hint", wrap=True))
        for sentence, level in problems:
            layout.addWidget(words(sentence, _KIND[level], wrap=True))
        layout.addLayout(self._compared(changes) if compared else self._listed(changes))
        layout.addStretch(1)
        self.setWidget(ground)

    def _listed(self, changes: Sequence[ShownChange]) -> QGridLayout:
        grid = self._grid()
        for number, one in enumerate(changes):
            grid.addWidget(self._label(one), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(one.after, wrap=True), number, 1)
        return grid

    def _compared(self, changes: Sequence[ShownChange]) -> QGridLayout:
        grid = self._grid()
        for number, one in enumerate(changes):
            before = words(one.before or self.tr("空"), "hint", wrap=True)
            grid.addWidget(self._label(one), 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(before, 3 * number, 1)
            grid.addWidget(words("→", "hint"), 3 * number + 1, 0, Qt.AlignmentFlag.AlignRight)
            after = words(one.after or self.tr("清空"), "strong", wrap=True)
            grid.addWidget(after, 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, Space.TIGHT)
        return grid

    def _label(self, change: ShownChange) -> QWidget:
        """What a field is called, with a box where one can choose to leave it as it is."""
        if not change.name or change.name in self._fixed:
            return words(change.label, "hint")
        box = QCheckBox(change.label)
        box.setChecked(change.name not in self._left)
        box.setToolTip(self.tr("去掉勾，这一项不导入"))
        box.toggled.connect(partial(self.turned.emit, change.name))
        self.boxes[change.name] = box
        return box

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, Space.SMALL, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        return grid


_KIND: dict[Severity, str] = {"refused": "problem", "error": "problem", "warning": "warning"}
