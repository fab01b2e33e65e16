"""Hands that write, press and answer dialogs, and eyes that read what is on the screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)

PATIENCE = 400
"""So many times a hand looks for a dialog, every 10 ms."""


@pytest.fixture(scope="session")
def samples() -> Path:
    """Spreadsheets as offices have them."""
    return Path(__file__).parent / "samples"


@pytest.fixture
def rows_of():
    """What is in an office's ledger, unmasked."""
    from app.ledger.questions import Question
    from app.views import View

    def read(office, ledger="members"):
        with office.snapshot() as now:
            records = now.asking.page(Question(ledger))
            return View(office, now, office.registry[ledger], masked=False).rows(records)

    return read


class Hands:
    """Answer the dialogs that open while something else waits for them."""

    def __init__(self):
        self.read: list[str] = []
        self.missed: list[str] = []

    def choose(self, path):
        """Choose a file in the next dialog for files; None: cancel it."""

        def act(dialog):
            if path is None:
                dialog.reject()
                return
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
            dialog.accept()

        self._expect(QFileDialog, act)

    def press(self, text):
        """Press a button of the next message, or of the next dialog of ours."""

        def act(dialog):
            if isinstance(dialog, QMessageBox):
                self.read.append(f"{dialog.text()} {dialog.informativeText()}")
            buttons = [one for one in dialog.findChildren(QPushButton) if text in one.text()]
            assert buttons, [one.text() for one in dialog.findChildren(QPushButton)]
            buttons[0].click()

        self._expect(QDialog, act)

    def do(self, act):
        """Do something with the next dialog of ours."""
        self._expect(QDialog, act)

    def _expect(self, kind, act):
        QTimer.singleShot(10, partial(self._look, kind, act, PATIENCE))

    def _look(self, kind, act, left):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif left:
            QTimer.singleShot(10, partial(self._look, kind, act, left - 1))
        else:
            self.missed.append(kind.__name__)


@pytest.fixture
def hands():
    """Hands that answer dialogs; every dialog that was expected must have come."""
    made = Hands()
    yield made
    assert not made.missed


class Watchdog:
    """Closes messages that nobody expected, which a test would wait for to its end."""

    def __init__(self):
        self.found: list[str] = []
        self._last = None
        self._seen = 0
        self._timer = QTimer(interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        from ui.crash import FaultDialog

        dialog = QApplication.activeModalWidget()
        self._seen = self._seen + 1 if dialog is self._last else 0
        self._last = dialog
        if isinstance(dialog, (QMessageBox, FaultDialog)) and self._seen > PATIENCE // 10:
            report = dialog.findChild(QPlainTextEdit)
            self.found.append(f"{words_seen(dialog)} {report.toPlainText() if report else ''}")
            dialog.reject()


def words_seen(widget) -> str:
    """What the labels say that can be seen on a page or dialog."""
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def write_into(line, text) -> None:
    """Replace what stands in a field, as an input method for Chinese does it."""
    assert line.isVisible()
    assert line.isEnabled()
    line.setFocus()
    line.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


@pytest.fixture
def write():
    """Writes into a field: ``write(line, text)``."""
    return write_into


@pytest.fixture
def words_on():
    """Reads what the labels on a widget say: ``words_on(widget)``."""
    return words_seen
