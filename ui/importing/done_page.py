"""The wizard's last page: what was done, and what can be done next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.appearance import Colour, Space
from ui.icons import pixmap
from ui.widgets.pieces import button, column, frame, row, words


class DonePage(QWidget):
    """Says what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QLabel()
        self.title = words(kind="heading")
        self.counts = words(wrap=True)
        self.undo = button(self.tr("撤销这次导入(&U)"), picture="undo")
        self.print_roster = button(self.tr("打印名册(&P)…"), picture="print")
        self.rejected = words(wrap=True)
        self.save = button(self.tr("没有导入的行存成表格(&S)…"), picture="export")
        self.saved = words(kind="good", wrap=True)
        self._rejects = frame("card")
        self._rejects.setLayout(
            column(self.rejected, self._left(self.save), self.saved, margin=Space.LARGE)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.LARGE)
        layout.addLayout(self._head())
        layout.addLayout(row(self.undo, self.print_roster, None))
        layout.addWidget(self._rejects)
        layout.addStretch(1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        line = row(self._image, gap=Space.LARGE)
        line.addLayout(column(self.title, self.counts), 1)
        line.setAlignment(self._image, Qt.AlignmentFlag.AlignTop)
        head.addLayout(line)
        return head

    def _left(self, widget: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(row(widget, None))
        return made

    # ---- what is shown
    def say(self, title: str, counts: str, *, undoable: bool) -> None:
        """Say what was done.

        Args:
            title: in a word.
            counts: how many records.
            undoable: whether it can be taken back.
        """
        self._image.setPixmap(pixmap("ok", 48, self.devicePixelRatioF(), Colour.GOOD))
        self.title.setText(title)
        self.counts.setText(counts)
        self.undo.setVisible(undoable)

    def offer_rejects(self, sentence: str) -> None:
        """Offer the rows that were not taken as a file; nothing if there is no sentence."""
        self.rejected.setText(sentence)
        self.saved.hide()
        self._rejects.setVisible(bool(sentence))

    def say_saved(self, sentence: str) -> None:
        """Say where the rows that were not taken are now."""
        self.saved.setText(sentence)
        self.saved.show()
