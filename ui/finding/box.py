"""The box that finds anything: a large line, and below it what its words find while one types.

What was found stays until something else is found, so that nothing flickers; answers to words that
were changed meanwhile are dropped. An input method's letters are searched when it commits them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from app import finding
from app.finding_places import Place, named
from app.language import translate
from app.ledger.words import words as words_of
from ui.appearance import Space
from ui.finding.drawing import RowDrawing
from ui.finding.rows import Kind, Row, Rows
from ui.icons import icon
from ui.jobs import Job, Lane
from ui.pages import EXCHANGE, HOME, REVIEW, SETTINGS, STATISTICS
from ui.widgets.keys import on_keys
from ui.widgets.pieces import Nothing, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.finding import Group
    from app.progress import Progress
    from ui.page import Workplace

PAUSE_MS = 60
"""So long after the last letter the search begins."""
PER_LEDGER = 8
"""So many records of each ledger are listed; the rest stands in its table."""
MOST_PLACES = 5
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
WIDE, HIGH = 820, 620
OF_WINDOW = 0.86
"""So much of the window's width and height at most."""


class FindingBox(QDialog):
    """Finds records, pages and tasks.

    Args:
        place: the window's.
        parent: over which it stands.

    Signals:
        record_wanted: ledger and id of a record.
        page_wanted: the name of a page.
        task_wanted: ``print`` or ``import``, and the ledger.
        all_wanted: a ledger, and the words of which its table should show everything.
    """

    record_wanted = Signal(str, object)
    page_wanted = Signal(str)
    task_wanted = Signal(str, str)
    all_wanted = Signal(str, str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._asked = ""
        self._answered = ""
        self._wants_first = False
        self._places = self._all_places()
        self.setWindowTitle(self.tr("查找"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("查找全部台账：姓名、首字母、号码后几位、住址……"))
        self.line.setAccessibleName(self.tr("查找全部台账"))
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(100)
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        larger = self.line.font()
        larger.setPointSizeF(larger.pointSizeF() * 1.2)
        self.line.setFont(larger)
        self.line.installEventFilter(self)
        self.rows = Rows(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDrawing(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("找到的内容"))
        self.list.clicked.connect(self._open_index)
        self.beginning = Nothing(
            "search",
            self.tr("想找什么，直接写"),
            self.tr(
                "姓名里的任何几个字，或者拼音首字母，如 wyf；电话、身份证号的后几位；"
                "住址、界碑设施里的字。几个词用空格隔开，都要找到。"
                "也可以写“打印”“交换”“设置”，直接过去。"
            ),
        )
        self.nothing = Nothing(
            "search",
            self.tr("没有找到"),
            self.tr("少写几个字再试，或者换一种写法：姓名的一个字、拼音首字母、号码的后四位。"),
        )
        self._stack = QStackedWidget()
        for one in (self.beginning, self.list, self.nothing):
            self._stack.addWidget(one)
        self._told = words(self.tr("↑↓ 选择　Enter 打开　Esc 关闭"), "small")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._wait)
        on_keys("Ctrl+K", self, self.reject)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._told)
        over = self.parent()
        window = over.window().size() if isinstance(over, QWidget) else QSize(WIDE, HIGH)
        scale = self.fontMetrics().height() / 20
        self.resize(
            min(int(WIDE * max(scale, 1)), int(window.width() * OF_WINDOW)),
            min(int(HIGH * max(scale, 1)), int(window.height() * OF_WINDOW)),
        )

    # ---- asking
    def _wait(self, text: str) -> None:
        if not words_of(text):
            self._asked = self._answered = ""
            self._pause.stop()
            self._show([], self.beginning)
        else:
            self._pause.start()

    def _ask(self) -> None:
        text = self.line.text()
        if not words_of(text) or text == self._asked:
            return
        self._asked = text
        self._place.jobs.run(
            Job(
                self.tr("查找"),
                lambda progress: self._find(text, progress),
                lambda rows: self._take(text, rows),
                channel="finding",
                owner=self,
                lane=Lane.READ,
            )
        )

    def _find(self, text: str, progress: Progress) -> list[Row]:
        """In the worker's thread."""
        office, found = self._place.office, list[Row]()
        places = named(words_of(text), self._places)[:MOST_PLACES]
        if places:
            found.append(Row(Kind.HEADING, self.tr("页面和操作")))
            found += [Row(Kind.PLACE, one.label, key=one.key) for one in places]
        progress.step(0, 1)
        with office.snapshot() as now:
            for group in finding.find(office, now, text, limit=PER_LEDGER):
                found += self._rows_of(group)
        return found

    def _rows_of(self, group: Group) -> list[Row]:
        sheet = self._place.office.registry[group.ledger].sheet
        title, count = translate(sheet.title), f"{group.count:,}"
        told = self.tr("{count} {measure}以上") if group.is_more else self.tr("{count} {measure}")
        told = told.format(count=count, measure=translate(sheet.measure))
        rows = [Row(Kind.HEADING, title, aside=told)]
        own = self._place.office.unit.code
        rows += [
            # whose it is says something only where it is not ours
            Row(
                Kind.RECORD,
                one.title,
                one.detail,
                one.office if one.unit != own else "",
                group.ledger,
                one.uid,
            )
            for one in group.hits
        ]
        if group.count > len(group.hits):
            shown = self.tr("在{ledger}里查看全部 {told}").format(ledger=title, told=told)
            rows.append(Row(Kind.ALL, shown, key=group.ledger))
        return rows

    def _take(self, text: str, rows: list[Row]) -> None:
        if text != self.line.text() and not words_of(self.line.text()):
            return
        self._answered = text
        self._show(rows, self.list if rows else self.nothing)
        if self._wants_first and text == self.line.text():
            self._wants_first = False
            self.open_chosen()

    def _show(self, rows: Sequence[Row], shown: QWidget) -> None:
        self.rows.show(rows)
        self._stack.setCurrentWidget(shown)
        if rows:
            self._choose(self.rows.step(-1, 1))
            self.list.scrollToTop()

    # ---- choosing
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go through the list while the cursor stays in the line."""
        if watched is self.line and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            by = STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self._step(by)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_chosen()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        at = self.list.currentIndex().row()
        to = at
        for _ in range(abs(by)):
            to = self.rows.step(to, 1 if by > 0 else -1)
        self._choose(to)

    def _choose(self, number: int) -> None:
        index = self.rows.index(number)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def open_chosen(self) -> None:
        """Open what is chosen; if the words were not answered yet, as soon as they are."""
        if words_of(self.line.text()) and self._answered != self.line.text():
            self._wants_first = True
            self._pause.stop()
            self._ask()
            return
        self._open(self.list.currentIndex().row())

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, number: int) -> None:
        row = self.rows.row(number)
        if row is None or row.kind is Kind.HEADING:
            return
        text = self.line.text()
        self.accept()
        if row.kind is Kind.RECORD:
            self.record_wanted.emit(row.key, row.uid)
        elif row.kind is Kind.ALL:
            self.all_wanted.emit(row.key, text)
        elif " " in row.key:
            self.task_wanted.emit(*row.key.split(" ", 1))
        else:
            self.page_wanted.emit(row.key)

    # ---- where one can go
    def _all_places(self) -> list[Place]:
        pages = {
            HOME: self.tr("首页"),
            EXCHANGE: self.tr("交换"),
            REVIEW: self.tr("待处理"),
            STATISTICS: self.tr("统计"),
            SETTINGS: self.tr("设置"),
        }
        found = [Place(name, label) for name, label in pages.items()]
        ledgers = [one for one in self._place.office.registry if not one.sheet.inside]
        found += [Place(one.__tablename__, translate(one.sheet.title)) for one in ledgers]
        said = {"print": self.tr("打印{ledger}"), "import": self.tr("从表格导入{ledger}")}
        return found + [
            Place(
                f"{task} {one.__tablename__}",
                told.format(ledger=translate(one.sheet.title)),
            )
            for task, told in said.items()
            for one in ledgers
        ]
