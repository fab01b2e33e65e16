"""What happens when the program meets a fault of its own: nothing is lost, and a report is kept."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from app.errors import Cancelled, Trouble
from app.fault_report import fault_report, keep_report
from app.saving import save
from ui.appearance import Space
from ui.tell import tell
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from app.home import Home

HEARD = 30
"""So many of Qt's latest messages go into a report."""


class Faults(QObject):
    """Catches what nobody caught, in whatever thread, and tells the clerk in the window's.

    Args:
        home: reports are kept in its folder.
    """

    _met = Signal(object)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._heard = deque[str](maxlen=HEARD)
        self._shown: FaultDialog | None = None
        # later, also in this thread: Qt may be in the middle of painting
        self._met.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def catch(self) -> None:
        """Catch everything from now on."""
        sys.excepthook = self._catch
        threading.excepthook = lambda args: self._met.emit(args.exc_value)
        qInstallMessageHandler(self._hear)

    def show(self, error: BaseException) -> None:
        """Tell of an error: a trouble as such, anything else as a fault."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Trouble):
            tell(QApplication.activeWindow(), error)
            return
        report = fault_report(error, self._heard)
        self._keep(report)
        if self._shown is not None:
            self._shown.add(report)
            return
        self._shown = FaultDialog(report)
        self._shown.exec()
        self._shown = None

    def _catch(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if not isinstance(error, KeyboardInterrupt):
            self._met.emit(error)

    def _hear(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        self._heard.append(f"{kind.name}: {message}")
        if kind is QtMsgType.QtFatalMsg:
            # Qt ends the program now; the report is all that can still be done
            self._keep("\n".join(self._heard))

    def _keep(self, report: str) -> None:
        moment = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        with suppress(OSError):
            keep_report(self._home.reports, moment, report)


class FaultDialog(QDialog):
    """Says that there was a fault, and gives the report to copy or to save.

    Args:
        report: its text.
    """

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("驿站"))
        self.resize(640, 480)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("故障报告"))
        copy = button(self.tr("复制报告"), picture="copy")
        copy.clicked.connect(self._copy)
        save = button(self.tr("保存报告…"), picture="save")
        save.clicked.connect(self._ask_where)
        go_on = button(self.tr("继续使用"), "primary")
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        layout = column(
            words(self.tr("程序遇到了一个故障"), "title"),
            words(
                self.tr(
                    "已经保存的内容都在，不会丢失。刚才的操作可能没有做完，请看一看，再做一次。"
                    "如果总是出现，请把下面的报告发给开发者，里面没有任何人的资料。"
                ),
                wrap=True,
            ),
            self._report,
            gap=Space.MEDIUM,
            margin=Space.PAGE,
        )
        layout.addLayout(row(copy, save, None, go_on))
        self.setLayout(layout)
        go_on.setFocus()

    def add(self, report: str) -> None:
        """Another fault came while this one was shown."""
        self._report.appendPlainText(report)

    def save(self, path: Path) -> None:
        """Save the report.

        Raises:
            Trouble: it cannot be written.
        """
        save(self._report.toPlainText().encode(), path)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存报告"), self.tr("驿站故障报告.txt"), self.tr("文本 (*.txt)")
        )
        if name:
            self.save(Path(name))
