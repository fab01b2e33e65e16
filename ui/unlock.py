"""Asking for the passphrase of an office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.widgets.centred import CentredCard
from ui.widgets.fields import Fields
from ui.widgets.pieces import button


class Unlock(CentredCard):
    """Asks until the passphrase is right.

    Signals:
        tried: a passphrase was given.
        rescue_wanted: it was forgotten.
    """

    tried = Signal(str)
    rescue_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("请输入口令"), self.tr("这个办公室的数据用口令锁着。"), "lock")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        shown = QCheckBox(self.tr("显示口令"))
        fields = Fields()
        self._remark = fields.add(self.tr("口令"), self._field)
        fields.addWidget(shown, fields.rowCount(), 1)
        self.body.addLayout(fields)
        self._rescue = button(self.tr("忘了口令，用恢复码打开"))
        self._rescue.clicked.connect(self.rescue_wanted)
        self._open = button(self.tr("打开"), "primary")
        self._open.clicked.connect(self._try)
        self._field.returnPressed.connect(self._try)
        self._field.textEdited.connect(self._remark.rest)
        shown.toggled.connect(self._show)
        self.foot.addWidget(self._rescue)
        self.foot.addStretch(1)
        self.foot.addWidget(self._open)
        self.setFocusProxy(self._field)

    def refuse(self, sentence: str) -> None:
        """Say that it was not right; it can be tried again."""
        self._wait(waiting=False)
        self._remark.complain(sentence)
        self._field.selectAll()
        self._field.setFocus()

    def _try(self) -> None:
        if not self._open.isEnabled():
            return
        if not self._field.text():
            self._remark.complain(self.tr("请输入口令"))
            return
        self._wait(waiting=True)
        self.tried.emit(self._field.text())

    def _wait(self, *, waiting: bool) -> None:
        self._open.setEnabled(not waiting)
        self._rescue.setEnabled(not waiting)
        self._field.setReadOnly(waiting)
        if waiting:
            self._remark.note(self.tr("正在打开…"))

    def _show(self, on: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
