"""What one round looks like: what is to be read, for whom is to be written, how it ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.count_tile import Count
from ui.widgets.moments import shown_moment
from ui.widgets.pieces import Banner, button, column, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.sync.incoming import RefusedFile
    from app.sync.rounds import RoundDone, RoundPlan
    from app.sync.stick import FoundBundle


class RoundView(QWidget):
    """The middle of the dialog: a heading, what happens in figures, then line after line.

    Args:
        stick: the stick's name; empty: files from anywhere.

    Signals:
        preview_wanted: one bundle is to be looked at by itself: its path.
    """

    preview_wanted = Signal(object)

    def __init__(self, stick: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stick = stick
        self.heading = words(kind="heading", wrap=True)
        self.hint = words(kind="hint", wrap=True)
        self.result = Banner("", "good", "ok")
        self.trouble = Banner("", "danger", "error")
        self.note = Banner("", "info", "info")
        self.counts = [Count(title) for title in self._count_titles()]
        self._figures = QWidget()
        self._figures.setLayout(row(*self.counts, gap=Space.MEDIUM))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.SMALL)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(column(self.heading, self.hint, gap=Space.TIGHT))
        for one in (self.result, self.trouble, self.note, self._figures):
            layout.addWidget(one)
        layout.addWidget(self._area, 1)
        self.show_nothing()

    def _count_titles(self) -> tuple[str, ...]:
        return self.tr("新增"), self.tr("修改"), self.tr("已有"), self.tr("要您处理")

    # ---- what is shown
    def show_nothing(self) -> None:
        """Show an empty dialog: it is being looked what there is."""
        name = self.tr("U盘“{name}”").format(name=self._stick)
        self.heading.setText(name if self._stick else self.tr("几个数据包"))
        self._hint(self.tr("正在看有什么要读、谁在等……"))
        for one in (self.result, self.trouble, self.note, self._figures):
            one.hide()
        self._show_cards(())

    def show_plan(self, plan: RoundPlan) -> None:
        """Show what a round would do."""
        said = plan.sentence or self.tr("没有要读入的，也没有谁在等")
        if self._stick and plan.offices and not plan.sentence:
            said = self.tr("只有回执要写")
        self._hint(said)
        read = plan.read
        if read:
            figures = (read.new, read.changed, read.same, read.conflicts)
            for tile, count in zip(self.counts, figures, strict=True):
                tile.show_count(count)
        self._figures.setVisible(read is not None)
        unlike = self.tr("有的内容两边改得不一样，读入以后请您选留哪一个。")
        said = [unlike] if read and read.conflicts else []
        self._note([*said, read.later if read else ""])
        self._show_cards(
            (
                self._section(self.tr("读入"), [self._bundle(one) for one in plan.finds.bundles]),
                self._section(self.tr("写出"), self._offices(plan)),
                self._section(self.tr("读不了"), self._refused(plan.finds.refused)),
            )
        )

    def show_done(self, done: RoundDone, *, wrote: bool) -> None:
        """Say how it ended.

        Args:
            done: what was done.
            wrote: whether anything was to be written.
        """
        self._figures.hide()
        self._note([done.read.later if done.read else ""])
        if done.gone or done.failed:
            self.refuse(done.sentence)
        else:
            self.praise(done.sentence if wrote else self.tr("读入完了。"), self._summary(done))
        written = [
            self._line(
                self.tr("给“{name}”的数据包").format(name=one.to), self._records(one.records)
            )
            for one in done.written
        ]
        failed = [self._line(name, str(why), kind="problem") for name, why in done.failed]
        self._show_cards(
            (
                self._section(self.tr("已读入"), self._read(done)),
                self._section(self.tr("已写出"), written),
                self._section(self.tr("没有写成"), () if done.gone else failed),
                self._section(self.tr("读不了"), self._refused(done.refused)),
            )
        )

    def praise(self, sentence: str, summary: str = "") -> None:
        """Say that it went well; the sentence stands where nobody overlooks it."""
        self.trouble.hide()
        self.heading.setText(sentence)
        self._hint("")
        self.result.say(summary)
        self.result.setVisible(bool(summary))

    def refuse(self, sentence: str) -> None:
        """Say what went wrong."""
        self._hint("")
        self.result.hide()
        self.trouble.say(sentence)
        self.trouble.show()

    def _note(self, sentences: Iterable[str]) -> None:
        said = "\n".join(filter(None, sentences))
        self.note.say(said)
        self.note.setVisible(bool(said))

    def _hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _summary(self, done: RoundDone) -> str:
        parts: list[str] = []
        if done.read:
            said = self.tr(
                "读入 {count} 个数据包：新增 {new}，修改 {changed}，要您处理 {conflicts}"
            )
            parts.append(
                said.format(
                    count=len(done.read.bundles),
                    new=done.read.new,
                    changed=done.read.changed,
                    conflicts=done.read.conflicts,
                )
            )
        if done.written:
            parts.append(self.tr("给 {count} 个办公室写好了").format(count=len(done.written)))
        return "；".join(parts)

    # ---- lines
    def _bundle(self, found: FoundBundle) -> QWidget:
        shown = found.shown
        about = self.tr("{moment} 写的").format(moment=shown_moment(shown.written))
        if not found.carries:
            about = self.tr("{about}，只是回执").format(about=about)
        elif shown.lacking:
            numbers = "、".join(map(str, shown.lacking))
            lacking = self.tr("{about}；这一组还缺第 {numbers} 份")
            about = lacking.format(about=about, numbers=numbers)
        look_at = button(self.tr("看一看…"), "link")
        look_at.setAccessibleName(self.tr("看一看“{office}”的数据包").format(office=shown.office))
        look_at.clicked.connect(partial(self._want_preview, found))
        return self._line(shown.office, about, look_at)

    def _want_preview(self, found: FoundBundle, _checked: bool = False) -> None:
        self.preview_wanted.emit(found.path)

    def _offices(self, plan: RoundPlan) -> list[QWidget]:
        if not self._stick:
            return []
        lines = [
            self._line(
                one.name, self._receipt() if one.acknowledges else self._records(one.records)
            )
            for one in plan.offices
        ]
        names = {one.shown.unit: one.shown.office for one in plan.finds.bundles}
        return lines + [self._line(names[code], self._receipt()) for code in plan.answers]

    def _records(self, count: int) -> str:
        return self.tr("{count} 条").format(count=f"{count:,}") if count else self._receipt()

    def _receipt(self) -> str:
        return self.tr("回执：告诉它这里收到了哪些")

    def _refused(self, files: Iterable[RefusedFile]) -> list[QWidget]:
        return [self._line(one.file, str(one.trouble), kind="problem") for one in files]

    def _read(self, done: RoundDone) -> list[QWidget]:
        each = done.read.bundles if done.read else ()
        template = self.tr("{moment} 写的")
        return [
            self._line(one.office, template.format(moment=shown_moment(one.written)))
            for one in each
        ]

    # ---- how they are laid out
    def _line(
        self, name: str, about: str, link: QWidget | None = None, *, kind: str = "hint"
    ) -> QWidget:
        made, rest = QWidget(), QWidget()
        said = words(about, kind, wrap=True)
        beside = row(said, *([link] if link else []))
        beside.setStretch(0, 1)
        rest.setLayout(beside)
        layout = row(words(name, "strong", wrap=True), rest, gap=Space.LARGE)
        layout.setStretch(0, 3)
        layout.setStretch(1, 4)
        made.setLayout(layout)
        return made

    def _section(self, title: str, lines: Sequence[QWidget]) -> QWidget | None:
        if not lines:
            return None
        card: QFrame = frame("card")
        card.setLayout(column(words(title, "title"), *lines, gap=Space.SMALL, margin=Space.LARGE))
        return card

    def _show_cards(self, cards: Iterable[QWidget | None]) -> None:
        ground = QWidget()
        look(ground, "scrolled")
        layout = column(*(one for one in cards if one), gap=Space.MEDIUM)
        layout.setContentsMargins(0, 0, Space.SMALL, 0)
        layout.addStretch(1)
        ground.setLayout(layout)
        self._area.setWidget(ground)
