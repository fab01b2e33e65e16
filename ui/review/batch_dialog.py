"""Settling many questions at once: which of them, for which side, and what will happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from app.sync.batches import batch, of_same_bundle, of_same_field
from app.sync.review import OURS, THEIRS
from ui.appearance import Space
from ui.review import wording
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.sync.batches import Batch
    from app.sync.review import Item

WIDE_CHARS = 34
"""Room for the longest line, in characters."""


@dataclass(frozen=True)
class Group:
    """Questions that may be settled together.

    Attributes:
        text: what they have in common, and how many they are.
        items: the questions.
    """

    text: str
    items: tuple[Item, ...]


class BatchDialog(QDialog):
    """Asks which questions are to be settled, and for which side; says what that would do.

    Args:
        item: the question that is shown; it is one of them.
        found: all questions about fields and records.
        listed: those that the list shows, where it shows some of them only; else empty.
        parent: the window.
    """

    def __init__(
        self, item: Item, found: Sequence[Item], listed: Sequence[Item], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("一起处理"))
        self.setMinimumWidth(WIDE_CHARS * self.fontMetrics().horizontalAdvance("国"))
        self.groups = self._groups(item, found, listed)
        self.which = QButtonGroup(self)
        self.side = QButtonGroup(self)
        self.outcome = words(wrap=True)
        self.agree = button("", "primary")
        self.agree.clicked.connect(self.accept)
        self.refuse = button(self.tr("不了"))
        self.refuse.clicked.connect(self.reject)
        self.refuse.setDefault(True)
        self._lay_out()
        for one in (self.which, self.side):
            one.buttonToggled.connect(self._judge)
        self._say()

    def _groups(self, item: Item, found: Sequence[Item], listed: Sequence[Item]) -> list[Group]:
        offices = "、".join(sorted({office for _reading, office in item.readings}))
        label = wording.label(item)
        offered = [
            (self.tr("同一个数据包里的，“{name}”").format(name=offices),
             of_same_bundle(item, found)),
            (self.tr("所有办公室的“{label}”").format(label=label), of_same_field(item, found)),
            (self.tr("左边列出的"), list(listed)),
            (self.tr("全部"), list(found)),
        ]  # fmt: skip
        made: list[Group] = []
        for text, items in offered:
            is_new = all(set(_ids(items)) != set(_ids(one.items)) for one in made)
            if len(items) > 1 and is_new:
                said = self.tr("{text}　{count} 件").format(text=text, count=len(items))
                made.append(Group(said, tuple(items)))
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(self.tr("哪些一起处理？"), "title"))
        layout.addLayout(self._rings(self.which, [one.text for one in self.groups]))
        layout.addWidget(words(self.tr("留哪一边的？"), "title"))
        sides = [self.tr("都留本办公室的(&1)"), self.tr("都留对方的(&2)")]
        layout.addLayout(self._rings(self.side, sides))
        layout.addWidget(self.outcome)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(row(None, self.refuse, self.agree))
        self.which.button(0).setChecked(True)
        self.which.button(0).setFocus()

    def _rings(self, group: QButtonGroup, texts: Sequence[str]) -> QVBoxLayout:
        rings: list[QWidget] = []
        for number, text in enumerate(texts):
            ring = QRadioButton(text)
            group.addButton(ring, number)
            rings.append(ring)
        return column(*rings, gap=Space.SMALL)

    # ---- what is chosen
    @property
    def items(self) -> tuple[Item, ...]:
        """The questions that are to be settled."""
        return self.groups[self.which.checkedId()].items

    @property
    def take(self) -> str:
        """``ours`` or ``theirs``; empty as long as nobody has chosen."""
        return {0: OURS, 1: THEIRS}.get(self.side.checkedId(), "")

    def _judge(self, _ring: QRadioButton, _checked: bool) -> None:
        self._say()

    def _say(self) -> None:
        done = batch(self.items, self.take) if self.take else None
        count = len(done.settled) if done else 0
        self.agree.setText(self.tr("处理 {count} 件(&P)").format(count=count))
        self.agree.setEnabled(bool(count))
        self.outcome.setText(self._outcome(done))
        self._fit()

    def _fit(self) -> None:
        """Take the height that the lines need: a dialog does not ask for it by itself."""
        layout, wide = self.layout(), max(self.minimumWidth(), self.width())
        if layout is not None:
            self.resize(wide, layout.totalHeightForWidth(wide))

    def _outcome(self, done: Batch | None) -> str:
        if done is None:
            return self.tr("请先选留哪一边的。")
        said = [
            self.tr("会处理 {count} 件，没有留下的内容还在历史里。").format(count=len(done.settled))
        ]
        if done.removes:
            removed = self.tr("其中 {count} 条记录会被删除。")
            said.append(removed.format(count=done.removes))
        if done.left:
            left = self.tr("另有 {count} 件不能这样处理，会留在这里。")
            said.append(left.format(count=len(done.left)))
        said.append(self.tr("做完以后按一次 Ctrl+Z，全部变回没有处理的样子。"))
        return "".join(said)


def _ids(items: Sequence[Item]) -> list[str]:
    return [one.id for one in items]
