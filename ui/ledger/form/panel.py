"""The form's pane: what stands above the fields, the fields, the parts, the buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Space, look
from ui.widgets.keys import on_keys
from ui.widgets.pieces import Banner, button, frame, row, words

if TYPE_CHECKING:
    from ui.ledger.form.body import FormBody


class FormPanel(QFrame):
    """Lays a form out. What its buttons do is decided elsewhere.

    Args:
        body: the fields.

    Attributes:
        title: what is being edited.
        where: how far our own work on it has got.
        previous, next, history, remove, close_button: the buttons above the fields.
        banner: what concerns the whole record.
        discard, save, save_and_add: the buttons below them.
    """

    def __init__(self, body: FormBody) -> None:
        super().__init__()
        look(self, "panel")
        self.body = body
        self._is_alone = False
        self.title = words("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where = words("", "small")
        self.where.setAccessibleName(self.tr("去向"))
        self.where.setContentsMargins(Space.SMALL, 0, Space.MEDIUM, 0)
        self.previous = button("", "quiet", picture="up")
        self.next = button("", "quiet", picture="down")
        self.history = button(self.tr("历史"), "quiet", picture="history")
        self.remove = button(self.tr("删除"), "quiet", picture="delete")
        self.close_button = button(self.tr("关闭"), "quiet", picture="close")
        self.banner = Banner("", "warning", "warning")
        self.keep = button(self.tr("留下"))
        self.drop = button(self.tr("删除"))
        self.banner.add(self.keep)
        self.banner.add(self.drop)
        self.discard = button(self.tr("放弃"))
        self.save_and_add = button(self.tr("保存并继续添加"))
        self.save = button(self.tr("保存"), "primary")
        for one in self.findChildren(QPushButton):
            one.setAutoDefault(False)
        self._name_arrows()
        self._above = self._padded(self.banner)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._above)
        layout.addWidget(self._parts, 1)
        layout.addWidget(self._foot())
        self._set_up_keys()

    def add_parts(self, parts: QWidget) -> None:
        """Put what belongs to the record below its fields."""
        self._parts.addWidget(parts)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 2)

    def say(self, text: str, *, choose: bool = False) -> None:
        """Say something that concerns the whole record; empty: nothing.

        Args:
            text: one sentence.
            choose: whether to keep the record or to delete it is asked too.
        """
        self.banner.say(text)
        self._above.setVisible(bool(text))
        self.keep.setVisible(choose)
        self.drop.setVisible(choose)

    def stand_alone(self) -> None:
        """Leave out what needs a table beside it."""
        self._is_alone = True

    def stand_in_place(self, *, of_list: bool) -> None:
        """Say what closing the form leads to."""
        self.close_button.setText(self.tr("返回列表") if of_list else self.tr("收起"))

    def show_new(self, *, is_new: bool) -> None:
        """Show what can be done with a new record, or with one that is there."""
        for one in (self.previous, self.next, self.history, self.remove):
            one.setVisible(not is_new and not self._is_alone)
        self.save_and_add.setVisible(is_new)

    def let_edit(self, may: bool) -> None:
        """Whether the record may be changed here."""
        self.body.let_edit(may)
        self.remove.setEnabled(may)

    def enable(self, *, save: bool, discard: bool) -> None:
        """Which of the buttons below the fields do something now."""
        self.save.setEnabled(save)
        self.save_and_add.setEnabled(save)
        self.discard.setEnabled(discard)

    def _name_arrows(self) -> None:
        for one, name in ((self.previous, self.tr("上一条")), (self.next, self.tr("下一条"))):
            one.setAccessibleName(name)
        self.previous.setToolTip(self.tr("上一条（Alt+↑）"))
        self.next.setToolTip(self.tr("下一条（Alt+↓）"))

    def _head(self) -> QFrame:
        head = frame("bar")
        buttons = (self.previous, self.next, self.history, self.close_button)
        layout = row(self.title, self.where, *buttons, gap=0)
        layout.setContentsMargins(Space.PAGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        layout.setStretch(0, 1)
        head.setLayout(layout)
        return head

    def _padded(self, banner: QWidget) -> QWidget:
        holder = QWidget()
        layout = row(banner)
        layout.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        holder.setLayout(layout)
        holder.hide()
        return holder

    def _foot(self) -> QFrame:
        foot = frame("foot")
        layout = row(self.remove, None, self.discard, self.save_and_add, self.save)
        layout.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot.setLayout(layout)
        return foot

    def _set_up_keys(self) -> None:
        for keys, one in (
            (QKeySequence.StandardKey.Save, self.save),
            ("Ctrl+Return", self.save_and_add),
            ("Alt+Up", self.previous),
            ("Alt+Down", self.next),
            ("Esc", self.close_button),
        ):
            on_keys(keys, self, partial(_press, one))


def _press(one: QPushButton) -> None:
    """A key does what its button does, where the button is there."""
    if one.isVisible():
        one.click()
