"""The strip on top: where one is, and what can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from ui.appearance import Space
from ui.icons import icon
from ui.widgets.pieces import button, words

WIDEST = 20
"""Characters of a command's name that a button shows; the rest stands in the tip."""


class TopBar(QFrame):
    """Heading, the search over everything, undo and redo.

    Attributes:
        search: opens the box that finds anything.
        undo: takes the last command back.
        redo: does it again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("class", "bar")
        self._heading = words(kind="heading")
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo = self._action("undo", QKeySequence.StandardKey.Undo)
        self.redo = self._action("redo", QKeySequence.StandardKey.Redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._heading, 1)
        self.search = button(self.tr("查找全部…"), picture="search")
        self.search.setToolTip(self.tr("在全部台账里查找（Ctrl+K）"))
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self.search)
        for action in (self.undo, self.redo):
            layout.addWidget(_button(action))
        self.name_undo("")
        self.name_redo("")

    def show_heading(self, text: str) -> None:
        """Show where one is."""
        self._heading.setText(text)
        self._heading.setToolTip(text)

    def name_undo(self, title: str) -> None:
        """Say what would be taken back; empty: nothing."""
        text = self.tr("撤销：{what}") if title else self.tr("撤销")
        _name(self.undo, text, title, "Ctrl+Z")

    def name_redo(self, title: str) -> None:
        """Say what would be done again; empty: nothing."""
        text = self.tr("重做：{what}") if title else self.tr("重做")
        _name(self.redo, text, title, "Ctrl+Y")

    def _action(self, picture: str, keys: QKeySequence.StandardKey) -> QAction:
        action = QAction(icon(picture), "", self)
        action.setShortcut(keys)
        return action


def _name(action: QAction, text: str, title: str, keys: str) -> None:
    short = title if len(title) <= WIDEST else title[: WIDEST - 1] + "…"
    action.setText(text.format(what=short))
    action.setToolTip(f"{text.format(what=title)}（{keys}）")
    action.setEnabled(bool(title))


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setProperty("class", "quiet")
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setIconSize(QSize(20, 20))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
