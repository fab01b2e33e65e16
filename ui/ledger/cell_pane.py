"""What lies over one cell of a table while it is edited: the kind's own editor, and what is said.

It is no editor of Qt's model and view: those are thrown away whenever the rows are read anew, and
what somebody is typing must outlive that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.ledger.form.candidates import Candidates
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.ledger.editors import Editor
    from ui.ledger.form.candidates import Candidate

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST, SAID = 10, 18
"""At least so wide, without and with words below the editor; in Chinese characters."""


class CellPane(QFrame):
    """Lies over a cell. What its keys do is decided elsewhere.

    Args:
        editor: the kind's editor, filled.
        caption: which field of which record; shown where the cell itself is out of view.
        view: the table's viewport.

    Signals:
        entered: Enter; backwards with Shift.
        tabbed: Tab; backwards with Shift.
        given_up: Esc.
        left: somebody went elsewhere with the mouse.
        taken: one of the offered values was taken, its `Candidate`.
    """

    entered = Signal(bool)
    tabbed = Signal(bool)
    given_up = Signal()
    left = Signal()
    taken = Signal(object)

    def __init__(self, editor: Editor, caption: str, view: QWidget) -> None:
        super().__init__(view)
        look(self, "cell")
        self.editor = editor
        self.setAccessibleName(caption)
        self.caption = words(caption, "small")
        self.caption.setContentsMargins(Space.SMALL, Space.TIGHT, Space.SMALL, 0)
        self.caption.hide()
        self.said = words("", "problem", wrap=True)
        self.said.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.TIGHT)
        self.said.hide()
        self.offers = Candidates()
        self.offers.taken.connect(self.taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(Space.TIGHT)
        for one in (self.caption, editor, self.said, self.offers):
            layout.addWidget(one)
        self._cell: QRect | None = None
        for one in (self, editor, *editor.findChildren(QWidget)):
            one.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def say(self, text: str, kind: str = "problem") -> None:
        """Say something below the editor; empty: nothing.

        Args:
            text: one sentence.
            kind: ``problem``: it cannot be saved so; ``warning``, ``hint``.
        """
        look(self.said, kind)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.editor.mark("true" if text and kind == "problem" else "")
        self._lie()

    def offer(self, question: str, candidates: Sequence[Candidate]) -> None:
        """Offer values to choose among; the cursor goes to the first button."""
        self.offers.offer(question, candidates)
        self._lie()
        if candidates:
            self.offers.button_of(candidates[0]).setFocus()

    # ---- where it lies
    def lie_over(self, cell: QRect | None) -> None:
        """Lie over a cell, a rectangle of the viewport; None: the cell is out of view."""
        self._cell = cell
        self._lie()

    def _lie(self) -> None:
        view, em = self.parentWidget(), self.fontMetrics().horizontalAdvance("国")
        assert view is not None
        is_seen = self._cell is not None and view.rect().intersects(self._cell)
        self.caption.setVisible(not is_seen)
        talks = not self.said.isHidden() or not self.offers.isHidden() or not is_seen
        cell = self._cell if self._cell is not None and is_seen else QRect(0, 0, 0, 0)
        least = (SAID if talks else LEAST) * em
        wide = min(max(cell.width(), self.editor.sizeHint().width() + 8, least), view.width())
        self.setFixedWidth(wide)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else -1
        self.resize(wide, max(high, layout.sizeHint().height()))
        # over the middle of the row: an editor is higher than a row is
        top = cell.top() + (cell.height() - self.editor.sizeHint().height() - 4) // 2
        self.move(
            max(min(cell.left(), view.width() - wide), 0),
            max(min(top, view.height() - self.height()), 0),
        )
        self.raise_()

    # ---- keys and focus
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Esc mean the cell, whatever the editor would do with them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
            if self._is_choosing(watched):
                return False
            if event.key() in ENTER:
                self.entered.emit(backwards)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.tabbed.emit(backwards or event.key() == Qt.Key.Key_Backtab)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on one of the buttons; other keys are not the table's."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        event.accept()

    def _is_choosing(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and self.offers.isAncestorOf(watched)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Going on from the editor is meant for the cell, too."""
        if not self.offers.isHidden():
            return super().focusNextPrevChild(forward)
        if QApplication.activePopupWidget() is not None:
            # a list below the line hands its choice over after the line has heard of Enter
            QTimer.singleShot(0, self, lambda: self.entered.emit(False))
        else:
            self.tabbed.emit(not forward)
        return True

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self._is_within(now):
            self.left.emit()

    @property
    def has_cursor(self) -> bool:
        """Whether somebody is in it just now."""
        return self._is_within(QApplication.focusWidget())

    def _is_within(self, widget: QWidget | None) -> bool:
        """Whether a widget is ours, lists and calendars in windows of their own among them."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self
