"""What the print preview looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyledItemDelegate, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.printing.page_view import PageView
from ui.widgets.pieces import Banner, button, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from app.printing import Offered
    from ui.widgets.working import Working


class PreviewLayout:
    """The parts of the preview, laid out in a dialog.

    Args:
        dialog: what they stand in.
        working: shows how far the typesetting is.
    """

    def __init__(self, dialog: QDialog, working: Working) -> None:
        tr = dialog.tr
        self.form = QComboBox()
        self.form.setItemDelegate(QStyledItemDelegate(self.form))
        self.form.setAccessibleName(tr("印哪一种表格"))
        self.full = QCheckBox(tr("印出完整电话和号码(&N)"))
        self.extent = words(kind="hint")
        self.smaller = button("", picture="zoom-out")
        self.larger = button("", picture="zoom-in")
        self.fit = button(tr("页宽(&W)"))
        for one, name in ((self.smaller, tr("缩小")), (self.larger, tr("放大"))):
            one.setToolTip(name)
            one.setAccessibleName(name)
        self.scale = words(kind="hint")
        self.scale.setMinimumWidth(5 * self.scale.fontMetrics().horizontalAdvance("0"))
        self.scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.missing = Banner("", "warning", "warning")
        self.pages = PageView()
        self.close = button(tr("关闭"))
        self.save = button(tr("存成PDF(&S)…"), picture="save")
        self.print = button(tr("打印(&P)…"), "primary", picture="print")
        self.print.setDefault(True)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self.missing)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._foot(working))
        self.missing.hide()

    def _bar(self) -> QWidget:
        zoom = (self.smaller, self.scale, self.larger, self.fit)
        return _strip("bar", self.form, self.full, None, self.extent, *zoom)

    def _foot(self, working: Working) -> QWidget:
        return _strip("foot", self.close, working, None, self.save, self.print)

    # ---- what is shown
    def offer_forms(self, forms: Sequence[Offered], chosen: str) -> None:
        """Offer the forms that there are; one alone is no choice."""
        with QSignalBlocker(self.form):
            for one in forms:
                self.form.addItem(one.title, one.name)
            self.form.setCurrentIndex(max(0, self.form.findData(chosen)))
        self.form.setVisible(len(forms) > 1)

    def show_full(self, *, full: bool) -> None:
        """Show whether numbers are printed in full."""
        with QSignalBlocker(self.full):
            self.full.setChecked(full)

    def warn(self, sentence: str) -> None:
        """Say which characters cannot be printed; nothing if there is no sentence."""
        self.missing.say(sentence)
        self.missing.setVisible(bool(sentence))

    def allow(self, *, ready: bool) -> None:
        """Let the pages be printed and saved, or not."""
        for one in (self.save, self.print):
            one.setEnabled(ready)


def _strip(kind: str, *parts: QWidget | None) -> QWidget:
    made = frame(kind)
    line = row(*parts)
    line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
    made.setLayout(line)
    return made
