"""Reading a bundle: first what it would do, then doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.language import translate
from app.sync.incoming import ReadBundle, read_bundle
from ui.appearance import Space
from ui.jobs import Job
from ui.syncing.bundle_view import BundleView
from ui.widgets.moments import shown_moment
from ui.widgets.pieces import button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from pathlib import Path

    from app.errors import Trouble
    from app.ledger.registry import Registry
    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace

CHANNEL = "bundle"

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Plan:
    """What reading would do, and the names of offices by their codes."""

    read: ReadBundle
    names: dict[str, str]


class BundleDialog(QDialog):
    """Leads through the reading of one bundle.

    Args:
        place: the office, and what works for it.
        path: the bundle.
        parent: the window.

    Signals:
        other_wanted: another file is to be chosen.
    """

    other_wanted = Signal()

    def __init__(self, place: Workplace, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("读入数据包"))
        self.place = place
        self._path = path
        self._writing = False
        self.view = BundleView()
        self.working = Working(place.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._foot())
        take_room(self)
        self._plan()

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("取消"))
        self.close_button.clicked.connect(self.reject)
        self.other = button(self.tr("换一个文件(&F)…"), picture="folder")
        self.other.clicked.connect(self._want_other)
        self.undo = button(self.tr("撤销(&U)"), picture="undo")
        self.undo.clicked.connect(self._undo)
        self.review = button(self.tr("去处理(&R)"), "primary", picture="review")
        self.review.clicked.connect(self._go_to_review)
        self.read = button(self.tr("读入(&N)"), "primary", picture="import")
        self.read.clicked.connect(self._read)
        self._offer()
        buttons = (self.other, self.undo, self.review, self.read)
        line = row(self.close_button, self.working, None, *buttons)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    def _offer(self, *buttons: QWidget) -> None:
        """Show these buttons, and no others but the one that closes."""
        for one in (self.other, self.undo, self.review, self.read):
            one.setVisible(one in buttons)

    # ---- what it would do
    def _plan(self) -> None:
        office, path = self.place.office, self._path
        job = Job(
            self.tr("正在打开数据包"),
            lambda progress: _planned(office, path, progress),
            self._show_plan,
            self._refuse,
            cancelled=self.reject,
            channel=CHANNEL,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def _refuse(self, trouble: Trouble) -> None:
        self._writing = False
        self.view.say_sender(self._path.name, "")
        self.view.refuse(str(trouble))
        self.close_button.setText(self.tr("关闭"))
        self._offer(self.other)
        self.other.setFocus()

    def _show_plan(self, plan: _Plan) -> None:
        read = plan.read
        self.view.say_sender(
            read.shown.office,
            self.tr("{moment} 写的，文件“{file}”").format(
                moment=shown_moment(read.shown.written), file=self._path.name
            ),
        )
        self.view.show_plan(
            (read.new, read.changed, read.same, read.conflicts),
            self._effects(read),
            _heads(plan, self.place.office.registry),
            self._note(read),
        )
        self._offer(self.read)
        self.read.setEnabled(read.shown.is_news)
        self.read.setFocus()

    def _effects(self, read: ReadBundle) -> list[list[str]]:
        return [
            [
                translate(declared.sheet.title),
                str(effect.new),
                str(effect.changed),
                str(effect.conflicts),
            ]
            for declared in self.place.office.registry
            if (effect := read.effects.get(declared.__tablename__))
            and (effect.new or effect.changed or effect.conflicts)
        ]

    def _note(self, read: ReadBundle) -> str:
        if not read.shown.is_news:
            return self.tr("这个数据包里没有新内容，以前已经读过。")
        if read.shown.missing:
            return self.tr("它前面还有没读过的数据包。可以先读入这一个，缺的等读到以后会自动补上。")
        if read.shown.lacking:
            said = self.tr("这是一组 {files} 份数据包里的第 {file} 份，还缺第 {numbers} 份。")
            return said.format(
                files=read.shown.files,
                file=read.shown.file,
                numbers="、".join(map(str, read.shown.lacking)),
            )
        if read.quarantined:
            said = self.tr("有 {count} 段不是有权的办公室写的，先放在一边，不会起作用。")
            return said.format(count=read.quarantined)
        if read.waiting:
            said = self.tr("有 {count} 段要等别的数据包到了才起作用。")
            return said.format(count=read.waiting)
        if read.conflicts:
            return self.tr("有的内容两边改得不一样，读入以后请您选留哪一个。")
        return ""

    # ---- doing it
    def _read(self) -> None:
        office, path = self.place.office, self._path
        self._write(
            Job(
                self.tr("正在读入"),
                lambda progress: read_bundle(office, path, progress),
                self._show_done,
                self._refuse,
                owner=self,
            )
        )

    def _show_done(self, read: ReadBundle) -> None:
        self._writing = False
        said = self.tr(
            "已读入“{office}”的数据包：新增 {new}，修改 {changed}，要您处理 {conflicts}。"
        )
        self.view.praise(
            said.format(
                office=read.shown.office,
                new=read.new,
                changed=read.changed,
                conflicts=read.conflicts,
            )
        )
        self.close_button.setText(self.tr("关闭"))
        self.close_button.setEnabled(True)
        self._offer(*([self.undo, self.review] if read.conflicts else [self.undo]))
        (self.review if read.conflicts else self.close_button).setFocus()

    def _undo(self) -> None:
        desk = self.place.desk
        self._write(
            Job(
                self.tr("正在撤销"),
                lambda _progress: desk.undo(),
                self._show_undone,
                self._refuse,
                owner=self,
            )
        )

    def _show_undone(self, _command: object) -> None:
        self._writing = False
        self.view.show_nothing()
        self.view.praise(self.tr("已经撤销，和读入以前一样。以后还可以再读入这个数据包。"))
        self.close_button.setEnabled(True)
        self.close_button.setFocus()

    def _write(self, job: Job[Answer]) -> None:
        """Run something that is done whole or not at all; until then the dialog stays."""
        self._writing = True
        self._offer()
        self.close_button.setEnabled(False)
        self.working.watch(self.place.jobs.run(job), stoppable=False)

    # ---- leaving
    def _go_to_review(self) -> None:
        self.accept()
        self.place.show_page("review")

    def _want_other(self) -> None:
        self.reject()
        self.other_wanted.emit()

    def reject(self) -> None:
        """Close; what is being read is read to its end first."""
        if not self._writing:
            self.working.stop()
            super().reject()


def _heads(plan: _Plan, registry: Registry) -> list[list[str]]:
    """Of every ledger and office whose count changes, or differs from what the sender has."""
    read = plan.read
    said = {
        (shape.name, unit): records
        for shape in registry.shapes.values()
        for (wire, unit), records in read.shown.counts.items()
        if wire == shape.wire
    }
    rows: list[list[str]] = []
    for declared in registry:
        ledger = declared.__tablename__
        units = {unit for name, unit in {*read.before, *read.after, *said} if name == ledger}
        for unit in sorted(units):
            before, after, there = (
                counts.get((ledger, unit)) for counts in (read.before, read.after, said)
            )
            if (before or 0) != (after or 0) or there not in (None, after or 0):
                counts = [before or 0, after or 0, "" if there is None else there]
                title = translate(declared.sheet.title)
                rows.append([plan.names.get(unit, unit), title, *map(str, counts)])
    return rows


def _planned(office: Office, path: Path, progress: Progress) -> _Plan:
    """In the worker thread."""
    read = read_bundle(office, path, progress, keep=False)
    with office.store.reading() as connection:
        names = office.trust.names(connection)
    return _Plan(read, {**names, office.unit.code: office.name})
